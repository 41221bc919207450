namespace Workbook.Music;

/// <summary>
/// Where the eighths of a swung beat fall: the first on the beat, the second at swing / (1 + swing) of it. It leads from
/// the grid of eighths to ticks, when music is played, and back, when a file is read (quantisation).
/// </summary>
/// <param name="TicksPerQuarter">Ticks of a beat.</param>
/// <param name="Swing">How many times as long the first eighth is as the second: 1 is straight, 2 is a triplet feel.</param>
public sealed record SwingGrid(int TicksPerQuarter, double Swing)
{
    // Where in the beat an onset counts as an off-beat: past a sixteenth after the beat, before a late anticipation of the next.
    private const double FirstOffBeat = 0.35, LastOffBeat = 0.85;

    /// <summary>The share of a beat at which its second eighth falls.</summary>
    private double OffBeat => Swing / (1 + Swing);

    /// <summary>The tick of an eighth.</summary>
    /// <param name="eighth">Counted from the start of the piece.</param>
    public long Tick(int eighth) => eighth / 2 * (long)TicksPerQuarter + (eighth % 2 == 0 ? 0 : (long)Math.Round(OffBeat * TicksPerQuarter));

    /// <summary>The eighth nearest to a tick: the beat before it, the off-beat, or the beat after it.</summary>
    /// <param name="tick">Not negative.</param>
    public int Nearest(long tick)
    {
        long beat = tick / TicksPerQuarter;
        double place = tick % TicksPerQuarter / (double)TicksPerQuarter;
        int inBeat = place < OffBeat / 2 ? 0 : place < (1 + OffBeat) / 2 ? 1 : 2;
        return checked((int)(2 * beat + inBeat));
    }

    /// <summary>Finds the swing of a performance: the mean place of all onsets that are off the beat.</summary>
    /// <param name="ticksPerQuarter">Ticks of a beat.</param>
    /// <param name="onsets">Ticks at which notes begin.</param>
    /// <returns>The grid on which they were played; straight if none is off the beat.</returns>
    public static SwingGrid Of(int ticksPerQuarter, IEnumerable<long> onsets)
    {
        double[] offBeats = [.. onsets.Select(tick => tick % ticksPerQuarter / (double)ticksPerQuarter).Where(place => place is > FirstOffBeat and < LastOffBeat)];
        double mean = offBeats.Length == 0 ? 0.5 : offBeats.Average();
        return new SwingGrid(ticksPerQuarter, mean / (1 - mean));
    }
}
