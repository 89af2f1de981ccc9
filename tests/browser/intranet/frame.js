// The address of the app is any free port, so the page is told it.
document.querySelector('iframe').src = new URLSearchParams(location.search).get('app');
