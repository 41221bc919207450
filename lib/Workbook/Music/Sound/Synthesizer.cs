namespace Workbook.Music.Sound;

/// <summary>
/// A small synthesizer: an electric piano made by frequency modulation (J. Chowning, The synthesis of complex audio
/// spectra by means of frequency modulation, 1973), a plucked bass of a few partials, a ride cymbal of inharmonic partials and noise.
/// The same solo always gives the same samples.
/// </summary>
public static class Synthesizer
{
    /// <summary>Samples per second.</summary>
    public const int Rate = 22_050;

    // What is left for the last notes to fade out, in seconds, and the loudest sample of a recording.
    private const double Tail = 0.6, Loudest = 0.89;

    /// <summary>Plays a solo.</summary>
    /// <param name="solo">What is played.</param>
    /// <param name="accompanied">Whether chords, bass and ride play along.</param>
    /// <param name="seconds">The recording fades out after so many seconds.</param>
    public static Recording Play(Solo solo, bool accompanied = true, double seconds = 15)
    {
        double perTick = 60 / solo.Tempo / Performance.TicksPerQuarter;
        var mix = new double[(int)(Math.Min(seconds, solo.Seconds + Tail) * Rate)];
        foreach (var note in Performance.Of(solo, accompanied))
            if (note.Tick * perTick < mix.Length / (double)Rate)
                Instrument.Of(note.Voice).AddTo(mix, (int)(note.Tick * perTick * Rate), note.Ticks * perTick, Frequency(note.Pitch), note.Velocity / 127.0);
        FadeOut(mix);
        return new Recording(solo.Title, Quantise(mix), Rate);
    }

    /// <summary>The frequency of a pitch in hertz, in equal temperament with A4 at 440.</summary>
    /// <param name="pitch">0 to 127.</param>
    public static double Frequency(int pitch) => 440 * Math.Pow(2, (pitch - 69) / 12.0);

    private static void FadeOut(double[] mix)
    {
        int fading = Math.Min(mix.Length, (int)(Tail * Rate));
        for (int i = 0; i < fading; i++) mix[mix.Length - 1 - i] *= i / (double)fading;
    }

    private static short[] Quantise(double[] mix)
    {
        double peak = mix.Length == 0 ? 0 : mix.Max(Math.Abs);
        double scale = peak == 0 ? 0 : Loudest * short.MaxValue / peak;
        return Array.ConvertAll(mix, sample => (short)Math.Round(sample * scale));
    }
}
