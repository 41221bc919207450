using System.Globalization;

namespace Workbook.Notebooks.Outputs;

/// <summary>A cell has printed or shown more than it may.</summary>
/// <param name="limit">The limit in characters.</param>
public sealed class OutputLimitException(long limit)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The cell printed more than {limit:N0} characters; print less, or build the text and write it to a file."));
