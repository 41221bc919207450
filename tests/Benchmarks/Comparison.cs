namespace Benchmarks;

/// <summary>What a case took on both sides.</summary>
/// <param name="Case">What was computed.</param>
/// <param name="Ours">Seconds per run.</param>
/// <param name="Theirs">PyTorch's seconds per run in its best mode, null without PyTorch.</param>
/// <param name="Mode">PyTorch's best mode.</param>
/// <param name="Bytes">What one run of ours leaves to the garbage collector.</param>
internal sealed record Comparison(Case Case, double Ours, double? Theirs, PyTorchMode? Mode, long Bytes)
{
    private const int Rounds = 5;

    public double Rate => Case.Work / Ours;

    public double? TheirRate => Case.Work / Theirs;

    public double? Ratio => Theirs / Ours;

    /// <summary>Times a case on both sides in turn, because a shared machine changes its speed within seconds.</summary>
    public static Comparison Of(Case item, PyTorch? pytorch)
    {
        var clock = new Clock(item.Ours);
        PyTorchMode? mode = pytorch?.PrepareInBestMode(item.Setup, item.Statement);
        var ours = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(clock.MedianSeconds());
            if (pytorch is not null)
                theirs.Add(pytorch.MedianSeconds());
        }
        return new Comparison(item, Median(ours), pytorch is null ? null : Median(theirs), mode, clock.BytesPerRun());
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
