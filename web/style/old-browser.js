// Only browsers too old for JavaScript modules run this, Edge's Internet Explorer mode among them.
document.querySelector('.app-loading').style.display = 'none';
document.querySelector('.app-stuck').style.display = 'none';
document.getElementById('app-failure-heading').innerText = 'Common Measure cannot run in this browser';
document.getElementById('app-failure-advice').innerText =
  'Open this page in an up-to-date Edge, Chrome, Firefox or Safari. If this is Edge in Internet Explorer mode, ask your IT team to take this address off the list of sites for that mode.';
document.getElementById('app-failure').removeAttribute('hidden');
