using System.Globalization;
using System.Text;
using Workbook.Charts;
using Workbook.Formatting;

namespace Workbook.Training;

/// <summary>The losses of a training, as a chart where there is a screen and as a table where there is none.</summary>
public sealed class TrainingHistory : Picture
{
    private const int MostRows = 24;
    private readonly List<TrainingPoint> points = [];

    /// <summary>What was measured, in order of time.</summary>
    public IReadOnlyList<TrainingPoint> Points => points;

    /// <summary>Why the training ended, in a sentence; empty while it has not.</summary>
    public string Ending { get; internal set; } = "";

    /// <summary>The last point.</summary>
    /// <exception cref="InvalidOperationException">Nothing was measured yet.</exception>
    public TrainingPoint Last => points.Count > 0 ? points[^1] : throw new InvalidOperationException("The history is empty; train first.");

    /// <summary>The point with the lowest validation loss, or with the lowest training loss where there was no validation.</summary>
    /// <exception cref="InvalidOperationException">Nothing was measured yet.</exception>
    public TrainingPoint Best => points.Count > 0 ? points.MinBy(point => point.ValidationLoss ?? point.TrainingLoss)! : Last;

    /// <summary>Inputs per second over the whole training.</summary>
    public double TokensPerSecond => points.Count == 0 || Last.Seconds <= 0 ? 0 : Last.Tokens / Last.Seconds;

    /// <summary>The losses over the epochs.</summary>
    /// <param name="title">What the chart shows.</param>
    public LineChart Chart(string title = "Loss over the epochs")
    {
        var chart = new LineChart { Title = title, XAxis = "epochs", YAxis = "loss per target (nats)" };
        chart.Line("training", points.Select(point => point.Epoch), points.Select(point => point.TrainingLoss));
        if (points.Any(point => point.ValidationLoss is not null))
            chart.Line("validation", points.Select(point => point.Epoch), points.Select(point => point.ValidationLoss ?? double.NaN));
        return chart;
    }

    /// <inheritdoc/>
    public override string ToHtml() => points.Count < 2 ? $"<pre>{Html.Escape(ToString())}</pre>" : $"{Chart().ToHtml()}<p>{Html.Escape(Closing())}</p>";

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("  epoch  updates  training  validation  learning rate  tokens/s");
        int step = (points.Count + MostRows - 1) / MostRows;
        for (int i = 0; i < points.Count; i++)
            if (i % step == 0 || i == points.Count - 1) text.Append('\n').Append(Row(points[i]));
        return text.Append('\n').Append(Closing()).ToString();
    }

    internal void Add(TrainingPoint point) => points.Add(point);

    internal void RemoveLast() => points.RemoveAt(points.Count - 1);

    private string Closing() => points.Count == 0 ? "nothing was trained yet"
        : FormattableString.Invariant($"{Last.Updates} updates, {Last.Tokens} tokens in {Last.Seconds:F1} s of training ({TokensPerSecond:N0} tokens/s). {Ending}").TrimEnd();

    private static string Row(TrainingPoint point) => string.Create(CultureInfo.InvariantCulture,
        $"{point.Epoch,7:0.##}  {point.Updates,7}  {point.TrainingLoss,8:F4}  {(point.ValidationLoss is { } loss ? loss.ToString("F4", CultureInfo.InvariantCulture) : "-"),10}  {point.LearningRate,13:G4}  {point.TokensPerSecond,8:F0}");
}
