// Gives each chart a button that draws it with plotly.js. Nothing is loaded before somebody asks for it.
let loading;
const plotly = () => loading ??= new Promise((done, failed) => {
  const script = document.createElement('script');
  script.src = 'https://cdn.plot.ly/plotly-2.35.2.min.js';
  script.onload = done;
  script.onerror = () => { loading = undefined; failed(); };
  document.head.append(script);
});

for (const figure of document.querySelectorAll('script.figure')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'interactive';
  button.textContent = 'Interactive';
  button.onclick = async () => {
    button.textContent = 'Loading plotly.js';
    try {
      await plotly();
    } catch {
      button.textContent = 'Interactive (plotly.js could not be loaded; are you offline?)';
      return;
    }
    const { data, layout } = JSON.parse(figure.textContent);
    const place = document.createElement('div');
    place.className = 'plot';
    figure.parentElement.querySelector('svg').replaceWith(place);
    button.remove();
    const axis = { gridcolor: 'rgba(128,128,128,.3)', zerolinecolor: 'rgba(128,128,128,.5)' };
    Plotly.newPlot(place, data, {
      ...layout, xaxis: { ...axis, ...layout.xaxis }, yaxis: { ...axis, ...layout.yaxis }, height: 420,
      paper_bgcolor: 'transparent', plot_bgcolor: 'transparent', font: { color: getComputedStyle(place).color }, modebar: { bgcolor: 'transparent' },
    }, { responsive: true, displaylogo: false });
  };
  figure.after(button);
}
