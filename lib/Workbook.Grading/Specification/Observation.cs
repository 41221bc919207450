namespace Workbook.Grading.Specification;

/// <summary>
/// One thing seen of an answer: a value it produced, or the exception it threw. The learner's answer, the reference and
/// every misconception are observed on the same inputs; checking is comparing the observations.
/// </summary>
/// <param name="Check">The check this belongs to; points are given per check.</param>
/// <param name="Case">The inputs in words, for example <c>batch 3, features 2, hidden 4</c>.</param>
/// <param name="Value">What came back; tensors, numbers, strings, booleans, tuples, sequences and dictionaries of these.</param>
/// <param name="Thrown">What was thrown instead, or null.</param>
internal sealed record Observation(string Check, string Case, object? Value, Exception? Thrown = null);
