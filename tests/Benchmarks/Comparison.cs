using TorchSharp.Kernels;

namespace Benchmarks;

/// <summary>Times a case on both sides in turn, because a shared machine changes its speed within seconds.</summary>
internal readonly record struct Comparison(double Ours, double? Theirs)
{
    private const int Rounds = 5;

    public double? SpeedUp => Theirs / Ours;

    public static Comparison Of(Case item, PyTorch? pytorch)
    {
        var clock = new Clock(item.Ours);
        var ours = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(clock.MedianSeconds());
            if (pytorch is not null)
                theirs.Add(round == 0 ? pytorch.FirstMedianSeconds(ThreadsOf(item, pytorch), item.Setup, item.Statement) : pytorch.NextMedianSeconds());
        }
        return new Comparison(Median(ours), pytorch is null ? null : Median(theirs));
    }

    private static int ThreadsOf(Case item, PyTorch pytorch) => item.BestThreads
        ? new[] { 1, Environment.ProcessorCount }.MinBy(threads => pytorch.FirstMedianSeconds(threads, item.Setup, item.Statement))
        : Threads.Count;

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
