// An address that ends in #t=754 or #t=12m34s leads to the passage that is heard then.
function seconds(text) {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text);
  return match && text ? (+match[1] || 0) * 3600 + (+match[2] || 0) * 60 + (+match[3] || 0) : null;
}

function follow() {
  const wish = /^#t=(.+)$/.exec(location.hash);
  const at = wish ? seconds(wish[1]) : null;
  if (at === null) return;
  const passages = [...document.querySelectorAll(".passage[data-start]")];
  const heard = passages.filter((passage) => +passage.dataset.start <= at).pop() ?? passages[0];
  if (heard) location.replace("#" + heard.id);
}

addEventListener("hashchange", follow);
follow();
