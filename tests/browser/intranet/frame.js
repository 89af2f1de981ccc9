// The address of the app is any free port, so the page is told it.
const told = new URLSearchParams(location.search);
const frame = document.querySelector('iframe');
if (told.has('sandbox')) frame.setAttribute('sandbox', told.get('sandbox'));
frame.src = told.get('app');
