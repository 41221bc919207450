using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class FileTests
{
    [Fact]
    public void TensorsSurviveAFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            foreach (var x in new[] { arange(6).reshape(2, 3).t(), tensor(2.5), tensor(new[] { true, false }), zeros(0) })
            {
                save(x, path);
                Numbers.Same(x, load(path));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void LoadingIntoAnotherShapeIsRefused()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        ones(2, 3).Save(writer);
        stream.Position = 0;
        var error = Assert.Throws<ArgumentException>(() => zeros(3, 2).Load(new BinaryReader(stream)));
        Assert.Contains("[2, 3]", error.Message);
        stream.Position = 0;
        var target = zeros(2, 3).requires_grad_();
        target.Load(new BinaryReader(stream));
        Numbers.Equal(target, [2, 3], 1, 1, 1, 1, 1, 1);
    }
}
