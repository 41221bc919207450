using static TorchSharp.torch;

namespace TorchSharp.Tests.Creation;

[Collection("default generator")]
public class CreationTests
{
    [Fact]
    public void DtypeFollowsTheNumber()
    {
        Assert.Equal(ScalarType.Int32, tensor(1).dtype);
        Assert.Equal(ScalarType.Int64, tensor(1L).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.0).dtype);
        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
        Assert.Equal(ScalarType.Byte, tensor((byte)1).dtype);
        Assert.Equal(ScalarType.Float32, zeros(2).dtype);
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(0, 1, 0.5).dtype);
        Assert.Equal(ScalarType.Float32, full([2], 1.5).dtype);
        Assert.Equal(ScalarType.Int64, full([2], 1).dtype);
    }

    [Fact]
    public void ArraysKeepShapeAndOrder()
    {
        Numbers.Equal(tensor(new[] { 1.0, 2 }), [2], 1, 2);
        Numbers.Equal(tensor(new[,] { { 1f, 2 }, { 3, 4 } }), [2, 2], 1, 2, 3, 4);
        Numbers.Equal(tensor(new[, ,] { { { 1, 2 }, { 3, 4 } } }), [1, 2, 2], 1, 2, 3, 4);
        Numbers.Equal(tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]), [2, 3], 1, 2, 3, 4, 5, 6);
        Numbers.Equal(tensor(new List<long> { 5, 6 }), [2], 5, 6);
        Numbers.Equal(from_array(new[,] { { true, false } }), [1, 2], 1, 0);
        Numbers.Equal(tensor(new[] { 1, 2 }, dtype: float64), [2], 1, 2);
    }

    [Fact]
    public void ElementsAreCopied()
    {
        var array = new[] { 1f, 2f };
        var copied = tensor(array);
        array[0] = 9;
        Numbers.Equal(copied, [2], 1, 2);
    }

    [Fact]
    public void BuffersAreShared()
    {
        var array = new[] { 1f, 2f, 3f };
        var shared = frombuffer(array, float32, offset: 1);
        array[1] = 9;
        shared[1] = 7f;
        Numbers.Equal(shared, [2], 9, 7);
        Assert.Equal(7f, array[2]);
        shared.Dispose();
        Assert.Throws<ArgumentException>(() => frombuffer(array, float64));
    }

    [Fact]
    public void ArrayOfAnotherSizeIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, [2, 2]));
        Assert.Contains("3 elements do not fill shape [2, 2]", error.Message);
    }

    [Fact]
    public void FillersFillTheirShape()
    {
        Numbers.Equal(zeros(2, 2), [2, 2], 0, 0, 0, 0);
        Numbers.Equal(ones(3, dtype: int64), [3], 1, 1, 1);
        Numbers.Equal(full([2, 1], 2.5), [2, 1], 2.5, 2.5);
        Numbers.Equal(eye(2, 3), [2, 3], 1, 0, 0, 0, 1, 0);
        Numbers.Equal(zeros_like(ones(2)), [2], 0, 0);
        Numbers.Equal(full_like(zeros(2), 7), [2], 7, 7);
        Assert.Equal([4L, 5], empty(4, 5).shape);
    }

    /// <summary>torch.arange(5, 0, -2), torch.arange(0, 1, 0.25), torch.linspace(0, 1, 5), torch.linspace(3, 3, 1).</summary>
    [Fact]
    public void SequencesStopWherePyTorchStops()
    {
        Numbers.Equal(arange(5, 0, -2), [3], 5, 3, 1);
        Numbers.Equal(arange(0, 1, 0.25), [4], 0, 0.25, 0.5, 0.75);
        Numbers.Equal(linspace(0, 1, 5), [5], 0, 0.25, 0.5, 0.75, 1);
        Numbers.Equal(linspace(3, 3, 1), [1], 3);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => arange(0, 1, -1));
    }

    /// <summary>torch.manual_seed(42); torch.randn(4)</summary>
    [Fact]
    public void SameSeedGivesPyTorchsNumbers()
    {
        manual_seed(42);
        Numbers.Close(randn(4), [4], 1e-6, 0.33669037, 0.1288094, 0.23446237, 0.23033303);
        manual_seed(42);
        var first = rand(3, 2);
        manual_seed(42);
        Numbers.Same(first, rand(3, 2));
    }

    [Fact]
    public void GeneratorStateCanBeSavedAndRestored()
    {
        manual_seed(7);
        rand(5);
        var state = get_rng_state();
        var next = rand(5);
        set_rng_state(state);
        Numbers.Same(next, rand(5));
    }
}
