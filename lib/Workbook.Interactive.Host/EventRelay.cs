using Microsoft.DotNet.Interactive.Events;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Interactive.Host;

/// <summary>Passes what the kernel shows and prints on to the output of the running cell.</summary>
internal sealed class EventRelay(CellOutput output) : IObserver<KernelEvent>
{
    /// <inheritdoc/>
    public void OnNext(KernelEvent value)
    {
        switch (value)
        {
            case StandardOutputValueProduced printed:
                output.Print("stdout", Text(printed));
                break;
            case StandardErrorValueProduced printed:
                output.Print("stderr", Text(printed));
                break;
            case Microsoft.DotNet.Interactive.Events.ErrorProduced:
                break;
            case DisplayedValueUpdated updated:
                output.Show(Bundle(updated), updated.ValueId, update: true);
                break;
            case DisplayEvent shown:
                output.Show(Bundle(shown), shown.ValueId);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error) => throw error;

    private static string Text(DisplayEvent shown) => shown.FormattedValues.FirstOrDefault()?.Value ?? "";

    private static Dictionary<string, string> Bundle(DisplayEvent shown)
    {
        var bundle = new Dictionary<string, string>();
        foreach (var formatted in shown.FormattedValues)
        {
            bundle[formatted.MimeType] = formatted.Value;
        }

        bundle.TryAdd(MimeTypes.PlainText, shown.Value?.ToString() ?? "");
        return bundle;
    }
}
