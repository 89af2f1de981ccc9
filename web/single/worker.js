
// Stands behind the script that goes with the worker's WebAssembly, whose bytes come in the first message.
onmessage = ({ data: module }) => {
  onmessage = null;
  wasm_bindgen({ module_or_path: module }).catch((fault) => {
    // What is only rejected would not reach the page.
    setTimeout(() => { throw fault; });
  });
};
