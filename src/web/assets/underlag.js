// Everything works without this file; with it, forms say at once what the gateway would say later.
document.documentElement.classList.add("js");
