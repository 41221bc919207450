using static TorchSharp.torch;

namespace TorchSharp.Tests.Printing;

/// <summary>Texts are those of TorchSharp 0.107.</summary>
public class TextTests
{
    readonly Tensor m = tensor(new[] { 0.0f, 3.141f, 6.2834f, 3.14152f, 6.28e-06f, -13.141529f, 0.01f, 4713.14f }, [2, 4]);

    [Fact]
    public void ToStringShowsOnlyMetadata()
    {
        Assert.Equal("[2x4], type = Float32, device = cpu", m.ToString());
        Assert.Equal("[], type = Int32, device = cpu", tensor(1).ToString());
    }

    [Fact]
    public void JuliaStyle()
    {
        Assert.Equal("[2x4], type = Float32, device = cpu\n        0   3.141 6.2834 3.1415\n 6.28e-06 -13.142   0.01 4713.1\n", m.str());
        Assert.Equal("[], type = Float32, device = cpu, value = 0", zeros(Array.Empty<long>()).jlstr());
        Assert.Equal("[3], type = Int64, device = cpu\n 0 1 2\n", arange(3).jlstr());
        Assert.Equal("[1x2x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n 2 3\n", arange(4).reshape(1, 2, 2).jlstr());
    }

    [Fact]
    public void NumpyStyle()
    {
        Assert.Equal("[[0, 3.141, 6.2834, 3.1415]\n [6.28e-06, -13.142, 0.01, 4713.1]]", m.npstr());
        Assert.Equal("[1, 1, 1, ... 1, 1, 1]", ones(100, int32).npstr());
        Assert.Equal("0", zeros(Array.Empty<long>()).npstr());
        Assert.Equal("[]", zeros(0).npstr());
        Assert.Equal("[[[0, 1]\n  [2, 3]]\n\n [[4, 5]\n  [6, 7]]]", arange(8).reshape(2, 2, 2).npstr());
        Assert.Equal("[[0]\n [1]\n [2]\n ...\n [7]\n [8]\n [9]]", arange(10).reshape(10, 1).npstr());
    }

    [Fact]
    public void CSharpStyle()
    {
        Assert.Equal("[4], type = Float32, device = cpu, value = float [] {0f, 0f, 0f, 0f}", zeros(4).cstr());
        Assert.Equal("[0], type = Float32, device = cpu, value = float [] {}", zeros(0).cstr());
        Assert.Equal("[2x10], type = Int32, device = cpu, value = \nint [,] {\n {1, 1, 1, ... 1, 1, 1},\n {1, 1, 1, ... 1, 1, 1}\n}", ones(2, 10, int32).cstr());
        Assert.Equal("[2x2x4], type = Float32, device = cpu, value = \nfloat [,,] {\n {{0f, 0f, 0f, 0f},\n  {0f, 0f, 0f, 0f}},\n {{0f, 0f, 0f, 0f},\n  {0f, 0f, 0f, 0f}}\n}", zeros(2, 2, 4).cstr());
    }
}
