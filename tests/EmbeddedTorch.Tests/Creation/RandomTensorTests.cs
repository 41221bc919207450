using static TorchSharp.torch;

namespace TorchSharp.Tests.Creation;

/// <summary>The numbers are PyTorch's after torch.manual_seed(0), (1), ... and the same call.</summary>
[Collection("default generator")]
public class RandomTensorTests
{
    readonly Tensor w = tensor(new[,] { { 0.1f, 0.2f, 0.7f }, { 0.5f, 0.25f, 0.25f } });

    static Generator Seeded(long seed) => new Generator().manual_seed(seed);

    [Fact]
    public void SameSeedGivesPyTorchsNumbers()
    {
        Numbers.Close(rand(2, 3, generator: Seeded(0)), [2, 3], 1e-6, 0.49625658988952637, 0.7682217955589294, 0.08847743272781372, 0.13203048706054688, 0.30742281675338745, 0.6340786814689636);
        Numbers.Close(rand(3, dtype: float64, generator: Seeded(1)), [3], 1e-15, 0.06105327471962363, 0.2245545065676504, 0.23425251394483937);
        Numbers.Close(randn(5, generator: Seeded(2)), [5], 1e-6, 0.39229682087898254, -0.223564013838768, -0.31950026750564575, -1.2050371170043945, 1.0444635152816772);
        Numbers.Close(randn(4, dtype: float64, generator: Seeded(3)), [4], 1e-14, 0.8032760780963506, 0.17483339327910355, 0.08897809502587893, -0.6137180077293578);
        Numbers.Close(randint(10, [6], generator: Seeded(4)), [6], 0, 0.0, 4.0, 1.0, 3.0, 9.0, 6.0);
        Numbers.Close(randint(-5, 5, [2, 2], generator: Seeded(5)), [2, 2], 0, -4.0, -1.0, 2.0, 0.0);
        Numbers.Close(randperm(8, generator: Seeded(6)), [8], 0, 2.0, 1.0, 5.0, 0.0, 6.0, 3.0, 7.0, 4.0);
        Numbers.Close(w.multinomial(4, true, generator: Seeded(7)), [2, 4], 0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 0.0, 1.0);
        Numbers.Close(w.multinomial(2, generator: Seeded(8)), [2, 2], 0, 2.0, 1.0, 0.0, 2.0);
        Numbers.Close(bernoulli(w, Seeded(9)), [2, 3], 0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0);
        Numbers.Close(empty(6).bernoulli_(0.3, Seeded(10)), [6], 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        Numbers.Close(empty(4).uniform_(-1, 1, Seeded(11)), [4], 1e-6, -0.7019165754318237, -0.0268937349319458, 0.9713230133056641, -0.6631971597671509);
        Numbers.Close(empty(4).normal_(2, 3, Seeded(12)), [4], 1e-6, 1.3585585355758667, -2.133887767791748, 1.836146354675293, 3.3546371459960938);
        Numbers.Close(empty(3, dtype: float64).exponential_(0.5, Seeded(13)), [3], 1e-13, 2.6525555512981596, 1.3248895048594953, 0.2611846922348977);
    }

    [Fact]
    public void WeightsThatCannotBeDrawnAreRefused()
    {
        Assert.Throws<ArgumentException>(() => tensor(new[] { 0f, 0f }).multinomial(1));
        Assert.Throws<ArgumentException>(() => tensor(new[] { -1f, 2f }).multinomial(1));
        Assert.Throws<ArgumentException>(() => tensor(new[] { 1f, 2f }).multinomial(3));
    }

    [Fact]
    public void DropoutZeroesAndRescales()
    {
        var x = ones(1000);
        var kept = nn.functional.dropout(x, 0.25);
        var values = Numbers.Of(kept).Distinct().Order().ToArray();
        Assert.Equal([0, 1 / 0.75f], values);
        Assert.InRange(kept.ne(0).sum().ToInt64(), 650, 850);
        Numbers.Same(x, nn.functional.dropout(x, 0.25, training: false));
        Assert.Throws<ArgumentException>(() => nn.functional.dropout(x, 1.5));
    }
}
