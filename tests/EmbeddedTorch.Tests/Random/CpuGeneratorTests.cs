using System.Security.Cryptography;

namespace TorchSharp.RandomNumbers;

public class CpuGeneratorTests
{
    /// <summary>The C++ standard ([rand.predef]) fixes the 10000th number of MT19937 with its default seed.</summary>
    [Fact]
    public void EngineIsTheStandardMersenneTwister()
    {
        var engine = new MersenneTwister(5489);
        uint last = 0;
        for (int i = 0; i < 10000; i++)
            last = engine.NextUInt32();
        Assert.Equal(4123659995u, last);
    }

    /// <summary>Draws made several at once are those made one by one, across the borders of blocks, and leave the same state.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 624)]
    [InlineData(1, 623)]
    [InlineData(5, 700)]
    [InlineData(623, 1300)]
    [InlineData(624, 3)]
    public void DrawsAtOnceAreThoseOneByOne(int before, int count)
    {
        var (one, many) = (new CpuGenerator(3), new CpuGenerator(3));
        for (int i = 0; i < before; i++) Assert.Equal(one.NextUInt32(), many.NextUInt32());
        uint[] draws = new uint[count];
        many.Fill(draws);
        Assert.Equal(Enumerable.Range(0, count).Select(_ => one.NextUInt32()), draws);
        Assert.Equal(one.GetState(), many.GetState());
        Assert.Equal(one.NextUInt32(), many.NextUInt32());
    }

    /// <summary>A mask holds what comparing each draw with the probability gives, also where it is 0 or 1.</summary>
    [Theory]
    [InlineData(0, 600)]
    [InlineData(0.3, 1000)]
    [InlineData(0.7, 257)]
    [InlineData(1, 600)]
    public void BernoulliComparesEachDraw(double p, int count)
    {
        var (one, many) = (new CpuGenerator(5), new CpuGenerator(5));
        bool[] mask = new bool[count];
        Uniform.Bernoulli(many, mask, p);
        Assert.Equal(Enumerable.Range(0, count).Select(_ => one.NextDouble() < p), mask);
    }

    /// <summary>torch.manual_seed(42); torch.randn(4)</summary>
    [Fact]
    public void FirstNormalNumbersOfSeed42()
    {
        float[] values = new float[4];
        Normal.Fill(new CpuGenerator(42), values);
        Assert.Equal([0.33669037f, 0.1288094f, 0.23446237f, 0.23033303f], values);
    }

    /// <summary>
    /// The bytes of torch.get_rng_state(), as SHA-256: fresh after manual_seed(7), after torch.rand(624) of that, and
    /// with a cached normal number after manual_seed(2**31+5), torch.randn(3).
    /// </summary>
    [Theory]
    [InlineData(7ul, 0, 0, "daf9268b18e87b0267a6ad240c6093eb98fe6f03872986bd31a497ba5ea2371a")]
    [InlineData(7ul, 624, 0, "5fb8e6083bf899e5d5007a134e39934904e92e57647bfd26a1b44e4b17382abb")]
    [InlineData((1ul << 31) + 5, 0, 3, "0f97f94f574829d7848f475784dd71fa4443620a069fff32487035ecd1a0f36a")]
    public void StateHasPyTorchsLayout(ulong seed, int uniform, int normal, string hash)
    {
        var generator = new CpuGenerator(seed);
        Uniform.Fill(generator, new float[uniform]);
        Normal.Fill(generator, new float[normal]);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(generator.GetState())));
    }

    /// <summary>A restored generator goes on where the saved one stood, cached normal number included.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(624, 0)]
    [InlineData(1000, 3)]
    public void RestoredStateContinues(int uniform, int normal)
    {
        var saved = new CpuGenerator(11);
        Uniform.Fill(saved, new float[uniform]);
        Normal.Fill(saved, new double[normal]);
        var restored = new CpuGenerator(99);
        restored.SetState(saved.GetState());

        double[] expected = new double[15], actual = new double[15];
        Normal.Fill(saved, expected);
        Normal.Fill(restored, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(saved.InitialSeed, restored.InitialSeed);
        Assert.Equal(saved.GetState(), restored.GetState());
    }

    [Fact]
    public void SeedingForgetsTheCachedNormalNumber()
    {
        var generator = new CpuGenerator(5);
        double first = generator.NextNormal();
        generator.Seed(5);
        Assert.Null(generator.CachedNormal);
        Assert.Equal(first, generator.NextNormal());
    }

    [Fact]
    public void StateOfWrongSizeIsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => new CpuGenerator().SetState(new byte[16]));
        Assert.Contains("5056 bytes, got 16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StateWithAnImpossiblePositionIsRefused()
    {
        byte[] state = new CpuGenerator().GetState();
        state[16] = 200;
        Assert.Throws<ArgumentException>(() => new CpuGenerator().SetState(state));
    }
}
