namespace TorchSharp;

/// <summary>Whether this thread records operations for gradients.</summary>
internal static class GradMode
{
    [ThreadStatic]
    static bool disabled;

    [ThreadStatic]
    static bool inference;

    internal static bool Enabled => !disabled;

    internal static bool Inference => inference;

    /// <summary>Switches recording until the result is disposed.</summary>
    internal static IDisposable Set(bool enabled, bool inferenceMode = false)
    {
        var restore = new Restore(disabled, inference);
        disabled = !enabled;
        inference = inferenceMode;
        return restore;
    }

    sealed class Restore(bool wasDisabled, bool wasInference) : IDisposable
    {
        public void Dispose()
        {
            disabled = wasDisabled;
            inference = wasInference;
        }
    }
}
