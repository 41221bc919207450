namespace TorchSharp.RandomNumbers;

/// <summary>
/// PyTorch's CPU generator: after the same <see cref="Seed"/> it hands out the same numbers in the same order.
/// Not safe for use by two threads at once; callers lock it.
/// </summary>
internal sealed class CpuGenerator
{
    /// <summary>The seed of a generator that nobody has seeded, PyTorch's <c>default_rng_seed_val</c>.</summary>
    public const ulong DefaultSeed = 67280421310721;

    private readonly MersenneTwister engine;

    public CpuGenerator(ulong seed = DefaultSeed)
    {
        engine = new MersenneTwister((uint)seed);
        InitialSeed = seed;
    }

    /// <summary>The last seed that was set; the engine uses its low 32 bits, as in PyTorch.</summary>
    public ulong InitialSeed { get; private set; }

    /// <summary>The second value of the last Box-Muller pair, if it has not been used yet.</summary>
    public double? CachedNormal { get; private set; }

    /// <summary>Starts over (<c>torch.manual_seed</c>); a cached normal number is forgotten.</summary>
    public void Seed(ulong seed)
    {
        InitialSeed = seed;
        engine.Seed((uint)seed);
        CachedNormal = null;
    }

    /// <summary>The state as <c>torch.get_rng_state()</c> gives it: 5056 bytes.</summary>
    public byte[] GetState() => GeneratorState.Write(this, engine);

    /// <summary>Continues from a state of <see cref="GetState"/> or of <c>torch.get_rng_state()</c>.</summary>
    /// <exception cref="ArgumentException">The bytes are not the state of a CPU generator.</exception>
    public void SetState(ReadOnlySpan<byte> state)
    {
        (InitialSeed, CachedNormal) = GeneratorState.Read(state, engine);
    }

    public uint NextUInt32() => engine.NextUInt32();

    /// <summary>The next draws of 32 bits, several at once.</summary>
    public void Fill(Span<uint> draws) => engine.Fill(draws);

    public ulong NextUInt64()
    {
        ulong high = engine.NextUInt32();
        return (high << 32) | engine.NextUInt32();
    }

    /// <summary>Uniform on [0, 1) with 24 random bits.</summary>
    public float NextSingle() => (engine.NextUInt32() & ((1u << 24) - 1)) * (1f / (1u << 24));

    /// <summary>Uniform on [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() & ((1ul << 53) - 1)) * (1.0 / (1ul << 53));

    /// <summary>
    /// ln(1 - u) of a uniform u with 53 bits, PyTorch's <c>log1p(-u)</c>: both have the same value, because 1 - u is exact.
    /// </summary>
    public double NextLogarithm() => Math.Log(1.0 - NextDouble());

    /// <summary>A standard normal number by Box and Muller's method; every second call returns the cached half of a pair.</summary>
    public double NextNormal()
    {
        if (CachedNormal is double cached)
        {
            CachedNormal = null;
            return cached;
        }
        double theta = 2.0 * Math.PI * NextDouble();
        double radius = Math.Sqrt(-2.0 * NextLogarithm());
        CachedNormal = radius * Math.Sin(theta);
        return radius * Math.Cos(theta);
    }
}
