namespace Workbook.HiddenUnits;

/// <summary>The unit that goes best with a feature on the text it was looked for in.</summary>
/// <param name="Unit">Its number, from 0.</param>
/// <param name="Sign">1 if the unit is high where the feature is, -1 if it is low there.</param>
/// <param name="Score">What it reached on that text, its sign put right: the area under the ROC curve for a binary feature, R squared for a real one.</param>
public sealed record FoundUnit(int Unit, int Sign, double Score);
