namespace TorchSharp;

public static partial class torch
{
    /// <summary>Records no operations for gradients until the result is disposed.</summary>
    public static IDisposable no_grad() => GradMode.Set(false);

    /// <summary>Records operations again (or not) until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => GradMode.Set(enabled);

    /// <summary>Records operations or not until the result is disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => GradMode.Set(mode);

    /// <summary>Like <see cref="no_grad"/>, for code that never needs gradients.</summary>
    public static IDisposable inference_mode(bool mode = true) => GradMode.Set(!mode, mode);

    /// <summary>Whether operations are recorded for gradients on this thread.</summary>
    public static bool is_grad_enabled() => GradMode.Enabled;

    /// <summary>Whether <see cref="inference_mode"/> is on for this thread.</summary>
    public static bool is_inference_mode_enabled() => GradMode.Inference;
}
