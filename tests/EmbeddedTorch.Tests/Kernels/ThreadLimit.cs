namespace TorchSharp.Kernels;

/// <summary>Lets kernels use more threads until it is disposed.</summary>
internal sealed class ThreadLimit : IDisposable
{
    private readonly int before = Threads.Count;

    public ThreadLimit(int count) => Threads.Count = count;

    public void Dispose() => Threads.Count = before;
}
