namespace TorchSharp.Tests.Surface;

public class SurfaceTests
{
    /// <summary>Code written for the engine compiles against TorchSharp 0.107: nothing public goes beyond it.</summary>
    [Fact]
    public void EveryPublicMemberIsOneOfTorchSharp()
    {
        var known = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "TorchSharpSurface.txt")).ToHashSet();
        var beyond = SurfaceText.Lines(typeof(torch).Assembly).Where(line => !known.Contains(line)).Order(StringComparer.Ordinal).ToList();
        Assert.True(beyond.Count == 0, "These public members are not in TorchSharpSurface.txt:\n" + string.Join('\n', beyond));
    }
}
