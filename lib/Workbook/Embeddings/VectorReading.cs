namespace Workbook.Embeddings;

/// <summary>
/// One reading of a vector file: this thread cuts the stream into blocks, others take the lines apart, and the results
/// are put together in the order of the file.
/// </summary>
internal sealed class VectorReading(Stream stream, string name, WantedWords? wanted, int? dimension) : IDisposable
{
    private readonly LineBlocks blocks = new(stream);
    private readonly Queue<Task<VectorBlock>> pending = new();
    private readonly int waiting = Environment.ProcessorCount + 1;
    private WordVectors vectors = new(0);
    private long lines;

    public WordVectors ToEnd()
    {
        var first = blocks.Next() ?? throw new InvalidDataException($"{name}: the file is empty; download it again.");
        var format = VectorFileFormat.Of(WithoutMark(first.Bytes), dimension)
            ?? throw new InvalidDataException($"{name}(1,1): the file does not begin with lines of a word and its numbers; pass a text file of word vectors, unpacked.");
        vectors = new WordVectors(format.Dimension);
        int skipped = first.Length - WithoutMark(first.Bytes).Length + format.HeaderLength;
        lines = format.HeaderLength > 0 ? 1 : 0;
        if (wanted is null) vectors.Reserve(LikelyWords(first, skipped));
        for (var block = first; block is not null; block = blocks.Next())
        {
            Start(block, skipped, format.Dimension);
            skipped = 0;
        }
        while (pending.Count > 0) TakeOldest();
        if (format.PromisedWords is { } promised && promised != lines - 1)
            throw new InvalidDataException($"{name}(1,1): the first line promises {promised} words, but {lines - 1} follow; the file was not copied whole, download it again.");
        return vectors;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (pending.Count > 0) pending.Dequeue().ContinueWith(static task => task.Exception, TaskScheduler.Default).Wait();
    }

    /// <summary>The mark by which some editors say that a file is UTF-8.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private int LikelyWords(LineBlock first, int skipped)
    {
        if (!stream.CanSeek) return 0;
        double bytesPerLine = (double)(first.Length - skipped) / Math.Max(1, first.Bytes[skipped..].Count((byte)'\n'));
        return (int)Math.Min(1 << 24, stream.Length / Math.Max(1, bytesPerLine));
    }

    private void Start(LineBlock block, int skipped, int numbers)
    {
        if (pending.Count == waiting) TakeOldest();
        pending.Enqueue(Task.Run(() =>
        {
            try
            {
                return VectorBlock.Read(block.Bytes[skipped..], block.IsLast, numbers, wanted);
            }
            finally
            {
                blocks.Return(block);
            }
        }));
    }

    private void TakeOldest()
    {
        var block = pending.Dequeue().GetAwaiter().GetResult();
        if (block.Problem is { } problem)
            throw new InvalidDataException($"{name}({lines + block.Lines},{problem.Column}): {problem.Problem}; {problem.Remedy}.");
        lines += block.Lines;
        vectors.Add(block.Words, block.Numbers);
    }
}
