using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Workbook.Formatting;

namespace Workbook.Music.Sound;

/// <summary>Sound: one channel of 16-bit samples. In a notebook it shows as a player.</summary>
public sealed class Recording : Picture
{
    private const int HeaderBytes = 44, BytesPerSample = 2;
    private readonly short[] samples;

    /// <summary>Takes samples.</summary>
    /// <param name="title">What is heard.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="rate">Samples per second.</param>
    public Recording(string title, short[] samples, int rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        Title = title;
        this.samples = samples;
        Rate = rate;
    }

    /// <summary>What is heard.</summary>
    public string Title { get; }

    /// <summary>Samples per second.</summary>
    public int Rate { get; }

    /// <summary>The samples, -32768 to 32767.</summary>
    public ReadOnlySpan<short> Samples => samples;

    /// <summary>How long it is.</summary>
    public double Seconds => samples.Length / (double)Rate;

    /// <summary>The loudest sample as a share of the loudest possible.</summary>
    public double Peak => samples.Length == 0 ? 0 : samples.Max(sample => Math.Abs((int)sample)) / 32768.0;

    /// <summary>The recording as a WAV file: RIFF header, format PCM, one channel, 16 bits.</summary>
    public byte[] ToWav()
    {
        byte[] bytes = new byte[HeaderBytes + BytesPerSample * samples.Length];
        var header = bytes.AsSpan(0, HeaderBytes);
        Encoding.ASCII.GetBytes("RIFF").CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], bytes.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ").CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], Rate * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 8 * BytesPerSample);
        Encoding.ASCII.GetBytes("data").CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], BytesPerSample * samples.Length);
        for (int i = 0; i < samples.Length; i++) BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(HeaderBytes + BytesPerSample * i), samples[i]);
        return bytes;
    }

    /// <summary>How strongly a frequency sounds in a part of the recording: the size of its Fourier coefficient under a Hann window.</summary>
    /// <param name="frequency">In hertz, below half the rate.</param>
    /// <param name="from">Where the part begins, in seconds.</param>
    /// <param name="seconds">How long it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part lies outside the recording.</exception>
    public double Strength(double frequency, double from, double seconds)
    {
        int first = (int)(from * Rate), count = (int)(seconds * Rate);
        ArgumentOutOfRangeException.ThrowIfNegative(first, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, samples.Length, nameof(seconds));
        double cosine = 0, sine = 0;
        for (int i = 0; i < count; i++)
        {
            double angle = 2 * Math.PI * frequency * i / Rate, weight = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / count);
            cosine += weight * samples[first + i] * Math.Cos(angle);
            sine += weight * samples[first + i] * Math.Sin(angle);
        }
        return count == 0 ? 0 : Math.Sqrt(cosine * cosine + sine * sine) / (32768.0 * count);
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<figure style=\"margin:.4em 0\"><figcaption>{Html.Escape(ToString())}</figcaption><audio controls=\"controls\" preload=\"metadata\" aria-label=\"{Html.Escape(Title)}\" src=\"data:audio/wav;base64,{Convert.ToBase64String(ToWav())}\">This reader plays no sound.</audio></figure>";

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Title}: {Seconds:0.0} seconds of sound");
}
