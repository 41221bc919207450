using System.Reflection;
using TorchSharp;

namespace Workbook.Grading.Checking;

/// <summary>What came of one call: a value or an exception.</summary>
internal readonly record struct Outcome(object? Value, Exception? Thrown);

/// <summary>Calls a learner's function so that nothing it does escapes but its value or its exception.</summary>
internal static class Invocation
{
    /// <summary>Calls the function without recording gradients; an exception is an outcome, not an error.</summary>
    public static Outcome Call(Delegate function, object?[] arguments)
    {
        using var withoutGradient = torch.no_grad();
        return Run(function, arguments);
    }

    /// <summary>Calls the function with gradients recorded, as a notebook's cell does; for checks of what an answer records.</summary>
    public static Outcome CallRecordingGradients(Delegate function, object?[] arguments)
    {
        using var withGradient = torch.enable_grad();
        return Run(function, arguments);
    }

    private static Outcome Run(Delegate function, object?[] arguments)
    {
        try
        {
            return new Outcome(function.DynamicInvoke(arguments), null);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } thrown)
        {
            return new Outcome(null, thrown);
        }
    }
}
