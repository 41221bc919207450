using System.Buffers.Binary;

namespace TorchSharp.RandomNumbers;

/// <summary>
/// PyTorch's layout of a CPU generator's state, little-endian: seed (8 bytes), words left (4), seeded (4), next word (8),
/// 624 words of 8 bytes, the cached normal number (x, y, rho, valid: 3 times 8 and 4, of which y and valid are used),
/// padding (4), a cached float normal number that no distribution uses (8).
/// </summary>
internal static class GeneratorState
{
    public const int Size = 5056;

    private const int LeftAt = 8, SeededAt = 12, NextAt = 16, WordsAt = 24;
    private const int NormalAt = WordsAt + 8 * MersenneTwister.StateSize + 8;
    private const int NormalValidAt = NormalAt + 16;

    public static byte[] Write(CpuGenerator generator, MersenneTwister engine)
    {
        byte[] bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, generator.InitialSeed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LeftAt), engine.Left);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(SeededAt), 1);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(NextAt), engine.Next);
        for (int i = 0; i < MersenneTwister.StateSize; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(WordsAt + 8 * i), engine.State[i]);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(NormalAt), generator.CachedNormal ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(NormalValidAt), generator.CachedNormal.HasValue ? 1 : 0);
        return bytes;
    }

    /// <summary>Restores the engine; returns the seed and the cached normal number.</summary>
    /// <exception cref="ArgumentException">The bytes are not the state of a CPU generator.</exception>
    public static (ulong Seed, double? CachedNormal) Read(ReadOnlySpan<byte> bytes, MersenneTwister engine)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"set_rng_state: the state of a CPU generator has {Size} bytes, got {bytes.Length}");
        Span<uint> words = stackalloc uint[MersenneTwister.StateSize];
        for (int i = 0; i < words.Length; i++)
            words[i] = (uint)BinaryPrimitives.ReadUInt64LittleEndian(bytes[(WordsAt + 8 * i)..]);
        int left = BinaryPrimitives.ReadInt32LittleEndian(bytes[LeftAt..]);
        long next = BinaryPrimitives.ReadInt64LittleEndian(bytes[NextAt..]);
        engine.Restore(words, left, (int)long.Clamp(next, -1, int.MaxValue));
        bool cached = BinaryPrimitives.ReadInt32LittleEndian(bytes[NormalValidAt..]) != 0;
        double? normal = cached ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[NormalAt..]) : null;
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes), normal);
    }
}
