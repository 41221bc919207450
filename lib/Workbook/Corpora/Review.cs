namespace Workbook.Corpora;

/// <summary>A review and its verdict.</summary>
/// <param name="Positive">Whether it recommends what it is about.</param>
/// <param name="Topic">What it is about: <c>film</c>, <c>book</c>, <c>food</c> or <c>journey</c>.</param>
/// <param name="Text">The review, in one line.</param>
public sealed record Review(bool Positive, string Topic, string Text);
