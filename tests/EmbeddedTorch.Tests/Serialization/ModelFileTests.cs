using static TorchSharp.torch;

namespace TorchSharp.Tests.Serialization;

public sealed class ModelFileTests : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    static TorchSharp.Modules.Sequential Model() => nn.Sequential(nn.Conv1d(2, 3, 2), nn.ReLU(), nn.Linear(4, 1));

    /// <summary>
    /// The format is TorchSharp's, as its own exporter for PyTorch writes it (src/Python/exportsd.py of dotnet/TorchSharp): LEB128
    /// numbers, names, and elements as they lie in memory.
    /// </summary>
    [Fact]
    public void BytesAreThoseOfTorchSharp()
    {
        using var stream = new MemoryStream();
        var layer = nn.Linear(1, 200);
        layer.save(new BinaryWriter(stream));
        var bytes = stream.ToArray();
        byte[] expected = [2, 6, .. "weight"u8, (byte)ScalarType.Float32, 2, 0xC8, 1, 1, .. layer.weight!.bytes, 4, .. "bias"u8, (byte)ScalarType.Float32, 1, 0xC8, 1, .. layer.bias!.bytes];
        Assert.Equal(expected, bytes);
    }

    /// <summary>A trained model and its optimizer, saved and loaded, learn on as if nothing had happened.</summary>
    [Fact]
    public void TrainingGoesOnFromFiles()
    {
        var (x, y) = (randn(6, 2, 5), randn(6, 3, 1));
        var (model, copy) = (Model(), Model());
        var (optimizer, other) = (optim.Adam(model.parameters(), 0.01), optim.Adam(copy.parameters()));
        for (var i = 0; i < 3; i++) Step(model, optimizer, x, y);
        model.save(path);
        copy.load(path);
        optimizer.save_state_dict(path);
        other.load_state_dict(path);
        for (var i = 0; i < 3; i++) Assert.Equal(Step(model, optimizer, x, y), Step(copy, other, x, y));
    }

    static double Step(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, Tensor x, Tensor y)
    {
        optimizer.zero_grad();
        var loss = nn.functional.mse_loss(model.call(x), y);
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }

    /// <summary>A stream is closed after saving, as TorchSharp does.</summary>
    [Fact]
    public void StreamsAreClosed()
    {
        var stream = new MemoryStream();
        Model().save(stream);
        Assert.False(stream.CanRead);
        Model().load(new MemoryStream(stream.ToArray()));
    }

    /// <summary>A file that ends too early is named, wherever it ends, and no other kind of file is taken for a model.</summary>
    [Fact]
    public void DamagedFilesAreNamed()
    {
        Model().save(path);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length += 3)
        {
            File.WriteAllBytes(path, bytes[..length]);
            var model = Model();
            var before = Numbers.Of(nn.utils.parameters_to_vector(model.parameters()));
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => model.load(path)).Message);
            Assert.Equal(before, Numbers.Of(nn.utils.parameters_to_vector(model.parameters())));
        }
        File.WriteAllText(path, "This is a letter, not a tensor.");
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => load(path)).Message);
        File.WriteAllBytes(path, [6, 1, 0xFF, 0xFF, 0xFF, 0xFF, 7, 1, 2, 3]);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => load(path)).Message);
        File.WriteAllBytes(path, []);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => optim.SGD(Model().parameters(), 1).load_state_dict(path)).Message);
        Assert.Throws<FileNotFoundException>(() => Model().load(path + ".missing"));
    }

    /// <summary>A file of another model, and a state that does not fit in its last tensor, change nothing.</summary>
    [Fact]
    public void WhatDoesNotFitChangesNothing()
    {
        nn.Sequential(nn.Conv1d(2, 3, 2), nn.ReLU(), nn.Linear(4, 2)).save(path);
        var model = Model();
        var before = Numbers.Of(nn.utils.parameters_to_vector(model.parameters()));
        var message = Assert.Throws<ArgumentException>(() => model.load(path)).Message;
        Assert.Contains("'2.weight' as Float32 of shape [2, 4], expected Float32 of shape [1, 4]", message);
        var state = nn.Sequential(nn.Conv1d(2, 3, 2), nn.ReLU(), nn.Linear(4, 2)).state_dict();
        Assert.Contains("'2.weight'", Assert.Throws<ArgumentException>(() => model.load_state_dict(state)).Message);
        Assert.Equal(before, Numbers.Of(nn.utils.parameters_to_vector(model.parameters())));
    }

    /// <summary>Saving that fails leaves the older file as it was, and nothing beside it.</summary>
    [Fact]
    public void AFailedSaveKeepsTheOlderFile()
    {
        var model = Model();
        model.save(path);
        var before = File.ReadAllBytes(path);
        model.parameters().Last().Dispose();
        Assert.ThrowsAny<InvalidOperationException>(() => model.save(path));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.False(File.Exists(path + ".unfinished"));
    }
}
