namespace Workbook.Music.Sound;

/// <summary>The sound of a voice: how a single note of it rises, rings and is damped.</summary>
internal abstract class Instrument
{
    private const double Attack = 0.004, Release = 0.05;

    private static readonly Instrument Piano = new ElectricPiano(0.55), Comping = new ElectricPiano(0.30), Plucked = new PluckedBass(), Cymbal = new RideCymbal();

    /// <summary>How loud it is in the mix.</summary>
    protected abstract double Level { get; }

    /// <summary>Seconds in which a note that is held falls to 1/e.</summary>
    protected abstract double Decay { get; }

    /// <summary>Whether letting go of the key ends the note.</summary>
    protected virtual bool IsDamped => true;

    public static Instrument Of(Voice voice) => voice switch
    {
        Voice.Solo => Piano,
        Voice.Chords => Comping,
        Voice.Bass => Plucked,
        _ => Cymbal,
    };

    /// <summary>Adds a note to a mix.</summary>
    /// <param name="mix">Samples at <see cref="Synthesizer.Rate"/>.</param>
    /// <param name="first">The sample at which it begins.</param>
    /// <param name="held">Seconds until the key is let go.</param>
    /// <param name="frequency">In hertz.</param>
    /// <param name="velocity">0 to 1.</param>
    public void AddTo(double[] mix, int first, double held, double frequency, double velocity)
    {
        double length = IsDamped ? held + Release : 4 * Decay;
        int count = Math.Min((int)(length * Synthesizer.Rate), mix.Length - first);
        for (int i = 0; i < count; i++)
        {
            double time = i / (double)Synthesizer.Rate;
            double rise = Math.Min(1, time / Attack), damping = IsDamped && time > held ? 1 - (time - held) / Release : 1;
            mix[first + i] += Level * velocity * rise * damping * Math.Exp(-time / Decay) * Wave(frequency, time, velocity);
        }
    }

    /// <summary>The wave before its envelope, about -1 to 1.</summary>
    protected abstract double Wave(double frequency, double time, double velocity);

    /// <summary>A tone whose brightness fades faster than the tone.</summary>
    private sealed class ElectricPiano(double level) : Instrument
    {
        protected override double Level => level;

        protected override double Decay => 1.1;

        protected override double Wave(double frequency, double time, double velocity)
        {
            double phase = 2 * Math.PI * frequency * time;
            double brightness = 0.9 * velocity * Math.Exp(-time / 0.35);
            return Math.Sin(phase + brightness * Math.Sin(phase));
        }
    }

    /// <summary>Three partials, the higher the shorter.</summary>
    private sealed class PluckedBass : Instrument
    {
        protected override double Level => 0.6;

        protected override double Decay => 0.7;

        protected override double Wave(double frequency, double time, double velocity)
        {
            double phase = 2 * Math.PI * frequency * time;
            return 0.7 * Math.Sin(phase) + 0.35 * Math.Exp(-time / 0.3) * Math.Sin(2 * phase) + 0.15 * Math.Exp(-time / 0.1) * Math.Sin(3 * phase);
        }
    }

    /// <summary>Partials that are no multiples of each other, and noise that is the same every time.</summary>
    private sealed class RideCymbal : Instrument
    {
        private static readonly double[] Partials = [3170, 4230, 5410, 6890, 8130];

        protected override double Level => 0.07;

        protected override double Decay => 0.12;

        protected override bool IsDamped => false;

        protected override double Wave(double frequency, double time, double velocity)
        {
            double sum = 0;
            foreach (double partial in Partials) sum += Math.Sin(2 * Math.PI * partial * time);
            return sum / Partials.Length + Noise((uint)(time * Synthesizer.Rate));
        }

        /// <summary>A number from -1 to 1 that depends on the sample only (the finaliser of MurmurHash3, A. Appleby, public domain).</summary>
        private static double Noise(uint sample)
        {
            uint hash = sample + 1;
            hash = (hash ^ hash >> 16) * 0x85EBCA6B;
            hash = (hash ^ hash >> 13) * 0xC2B2AE35;
            return (hash ^ hash >> 16) / (double)uint.MaxValue * 2 - 1;
        }
    }
}
