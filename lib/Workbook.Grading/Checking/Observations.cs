using System.Runtime.CompilerServices;
using TorchSharp;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Checking;

/// <summary>Compares what was seen of two answers.</summary>
internal static class Observations
{
    /// <summary>Whether a value is computed in double precision and can be held to a tighter tolerance.</summary>
    public static bool IsDouble(object? value) => value switch
    {
        torch.Tensor tensor => tensor.dtype == torch.ScalarType.Float64,
        ITuple { Length: > 0 } tuple => IsDouble(tuple[0]),
        IEnumerable<torch.Tensor> tensors => tensors.Any(tensor => tensor.dtype == torch.ScalarType.Float64),
        double => true,
        _ => false,
    };

    /// <summary>Whether two answers behaved alike: both threw, or both gave the same value.</summary>
    public static bool Alike(ExerciseSpec exercise, Observation one, Observation other) =>
        one.Thrown is not null || other.Thrown is not null
            ? one.Thrown is not null && other.Thrown is not null
            : Comparison.FirstDifference(one.Value, other.Value, exercise.Tolerance(IsDouble(other.Value))) is null;
}
