using Workbook.Cli.Results;

namespace Workbook.Cli.Reports;

/// <summary>Writes a result in one format.</summary>
internal interface IReport
{
    /// <summary>Writes the whole result.</summary>
    void Write(CourseResult result, TextWriter output);
}
