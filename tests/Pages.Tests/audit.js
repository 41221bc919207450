// Looks at the page as a reader does and returns what is wrong with it, each as a sentence, and what there is to see.
(async () => {
  const wrong = [];
  const short = element => (element.textContent || element.outerHTML).trim().replace(/\s+/g, ' ').slice(0, 60);
  const box = element => element.getBoundingClientRect();
  const root = document.documentElement;

  if (root.scrollWidth > root.clientWidth) {
    wrong.push(`the page scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} px`);
    const scrolls = element => element !== root && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    for (const element of document.querySelectorAll('main *'))
      if (box(element).right > root.clientWidth + 1 && !scrolls(element.parentElement) && !element.parentElement.closest('[data-wide]')) {
        element.dataset.wide = 'yes';
        wrong.push(`too wide: <${element.tagName.toLowerCase()}> ${short(element)}`);
      }
  }

  // Closed details are part of the page, too.
  for (const details of document.querySelectorAll('details')) details.open = true;

  const charts = [...document.querySelectorAll('svg')].filter(svg => !svg.parentElement.closest('svg'));
  for (const svg of charts) {
    if (box(svg).width < 40 || box(svg).height < 20) wrong.push(`a chart without a size: ${svg.getAttribute('aria-label')}`);
    if (!svg.getAttribute('aria-label')) wrong.push('a chart without an alternative text');
    if (svg.getAttribute('role') !== 'img') wrong.push('a chart that does not say it is an image');
  }
  for (const image of document.querySelectorAll('img')) if (!image.alt) wrong.push('an image without an alternative text');

  const formulas = [...document.querySelectorAll('math')];
  for (const math of formulas) if (box(math).width < 1 || box(math).height < 1) wrong.push(`a formula without a size: ${short(math)}`);
  for (const part of document.querySelectorAll('.prose p, .prose li, .prose td, .prose th'))
    if ([...part.childNodes].some(node => node.nodeType === Node.TEXT_NODE && /\$|\\[a-z]{2}/.test(node.data))) wrong.push(`a formula is left as LaTeX: ${short(part)}`);

  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const levels = headings.map(heading => Number(heading.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1 || levels[0] !== 1) wrong.push(`not one first heading: ${levels.join(' ')}`);
  levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) wrong.push(`a level is left out before: ${short(headings[i])}`); });

  const links = [...document.querySelectorAll('nav a')];
  for (const link of links) {
    const goal = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!goal) { wrong.push(`a link to nowhere: ${short(link)}`); continue; }
    link.click();
    if (Math.abs(box(goal).top) > window.innerHeight) wrong.push(`a link that does not lead there: ${short(link)}`);
  }
  for (const id of [...document.querySelectorAll('[id]')].map(element => element.id))
    if (document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length > 1) wrong.push(`an id twice: ${id}`);

  const sounds = [...document.querySelectorAll('audio')];
  for (const audio of sounds) {
    if (!audio.controls || !audio.getAttribute('aria-label')) wrong.push('a sound without controls or name');
    const loaded = audio.readyState >= 1 || await new Promise(done => { audio.onloadedmetadata = () => done(true); audio.onerror = () => done(false); setTimeout(() => done(false), 10000); audio.load(); });
    if (!loaded || !(audio.duration > 0)) { wrong.push(`a sound that cannot be played: ${audio.getAttribute('aria-label')}`); continue; }
    audio.muted = true;
    const plays = await Promise.race([audio.play().then(() => true, () => false), new Promise(done => setTimeout(() => done(false), 10000))]);
    audio.pause();
    if (!plays) wrong.push(`a sound that does not start: ${audio.getAttribute('aria-label')}`);
  }

  // Contrast of every piece of text against all that lies behind it (WCAG 2: 4.5, large text 3).
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.globalCompositeOperation = 'copy'; canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, bottom) => [0, 1, 2].map(i => top[i] * top[3] + bottom[i] * (1 - top[3])).concat(1);
  const luminance = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = element => {
    const chain = [];
    for (let e = element; e; e = e.parentElement) chain.push(rgba(getComputedStyle(e).backgroundColor));
    return chain.reverse().reduce((below, layer) => over(layer, below), rgba(getComputedStyle(root).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff'));
  };
  // A chart's marks lie behind its letters; those that are filled and contain the letter's middle count.
  const marks = new Map();
  const behindLetter = (text, page) => {
    const svg = text.closest('svg');
    if (!marks.has(svg)) marks.set(svg, [...svg.querySelectorAll('rect, circle')].map(mark => ({ mark, area: box(mark), style: getComputedStyle(mark) })).filter(m => m.style.fill !== 'none' && m.area.width > 0));
    const b = box(text), x = b.left + b.width / 2, y = b.top + b.height / 2;
    return marks.get(svg).filter(m => (m.mark.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) && x > m.area.left && x < m.area.right && y > m.area.top && y < m.area.bottom)
      .reduce((below, m) => { const c = rgba(m.style.fill); return over([c[0], c[1], c[2], c[3] * Number(m.style.fillOpacity) * Number(m.style.opacity)], below); }, page);
  };
  let worst = 21;
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest('style, script, annotation, audio, title') || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), inChart = element.closest('svg');
    let back = behind(inChart ? inChart.parentElement : element);
    if (inChart) back = behindLetter(element.closest('text') || element, back);
    let colour = rgba(inChart ? style.fill : style.color);
    for (let e = element; e; e = e.parentElement) colour[3] *= Number(getComputedStyle(e).opacity);
    const ratio = contrast(over(colour, back), back), size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    worst = Math.min(worst, ratio);
    const key = [style.color, style.fill, back, element.className].join();
    if (ratio < needed && !seen.has(key)) { seen.add(key); wrong.push(`contrast ${ratio.toFixed(2)}: <${element.tagName.toLowerCase()}> ${walker.currentNode.data.trim().slice(0, 50)}`); }
  }

  for (const scroller of document.querySelectorAll('pre, .scroll, .formula, .output'))
    if (scroller.scrollWidth > scroller.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(scroller).overflowX) && scroller.tabIndex < 0 && !scroller.querySelector('[tabindex]'))
      wrong.push(`only a mouse can scroll it: <${scroller.tagName.toLowerCase()} ${scroller.className}> ${short(scroller)}`);

  scrollTo(0, 0);
  return { wrong, charts: charts.length, formulas: formulas.length, headings: headings.length, links: links.length, sounds: sounds.length, worstContrast: worst };
})()
