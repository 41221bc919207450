namespace Workbook.Grading.Specification;

/// <summary>
/// A known wrong way to solve an exercise. It serves twice: a learner's answer that behaves like it is told so in a
/// sentence that teaches, and the tests prove that the check rejects it and names it.
/// </summary>
/// <param name="Id">Kebab-case, unique within the exercise.</param>
/// <param name="Text">What went wrong and why it is wrong, addressed to the learner; never the code of the solution.</param>
/// <param name="Answer">The wrong implementation, one delegate per function of the exercise.</param>
internal sealed record Misconception(string Id, string Text, params Delegate[] Answer);

/// <summary>A right solution that goes another way than the reference; the tests prove that the check accepts it.</summary>
/// <param name="Name">What is different about it.</param>
/// <param name="Answer">The implementation, one delegate per function of the exercise.</param>
internal sealed record Alternative(string Name, params Delegate[] Answer);
