using System.Text;

namespace Workbook.Notebooks.Hosting;

/// <summary>Reads a standard stream of a child to its end, so that the child never waits; keeps the beginning.</summary>
internal sealed class RawOutput
{
    private const int Kept = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly StringBuilder _beginning = new();
    private readonly long _limit;
    private long _length;

    private RawOutput(long limit) => _limit = limit;

    /// <summary>Whether more came than the limit.</summary>
    public bool Flooded => Interlocked.Read(ref _length) > _limit;

    /// <summary>The first 64 kB.</summary>
    public string Beginning
    {
        get
        {
            lock (_lock)
            {
                return _beginning.ToString();
            }
        }
    }

    /// <summary>Completes at the end of the stream.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="limit">Bytes after which <see cref="Flooded"/> is set.</param>
    /// <param name="onText">Takes the text as it comes, until the limit.</param>
    public static RawOutput Read(Stream stream, long limit, Action<string>? onText = null)
    {
        var output = new RawOutput(limit);
        output.Completion = Task.Run(() => output.DrainAsync(stream, onText));
        return output;
    }

    private async Task DrainAsync(Stream stream, Action<string>? onText)
    {
        byte[] buffer = new byte[8192];
        char[] text = new char[Encoding.UTF8.GetMaxCharCount(buffer.Length)];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        int count;
        while ((count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            Interlocked.Add(ref _length, count);
            int characters = decoder.GetChars(buffer.AsSpan(0, count), text, flush: false);
            Keep(text.AsSpan(0, characters));
            if (!Flooded)
            {
                onText?.Invoke(new string(text, 0, characters));
            }
        }
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            _beginning.Append(text[..Math.Min(text.Length, Kept - _beginning.Length)]);
        }
    }
}
