using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Tests.Exports;

/// <summary>Exported Jupyter notebooks keep to nbformat 4.5 and hold what the run showed.</summary>
public class IpynbExportTests
{
    private const string Mixed = "#!markdown\n\n# Title\n\n#!csharp\n\nConsole.WriteLine(\"a\"); 40 + 2\n\n#!html\n\n<b>x</b>\n\n#!csharp\n\nthrow new Exception(\"no\");\n";

    [Fact]
    public async Task CellsAreReadBackAndOutputsAreBundles()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", Mixed);
        (int exitCode, string output, _) = await course.RunAsync("export", file, "--to", "ipynb", "--output", course["b.ipynb"]);
        Assert.Equal((1, "b.ipynb: written\n"), (exitCode, output));
        Assert.Equal(Notebook.Load(file).Cells.Select(cell => (cell.Kernel, cell.Text)), Notebook.Load(course["b.ipynb"]).Cells.Select(cell => (cell.Kernel, cell.Text)));

        JsonNode root = JsonNode.Parse(course.Read("b.ipynb"))!;
        Assert.Equal((4, 5), ((int)root["nbformat"]!, (int)root["nbformat_minor"]!));
        JsonArray cells = root["cells"]!.AsArray();
        Assert.All(cells, cell => RequireCell(cell!.AsObject()));
        Assert.Equal(cells.Count, cells.Select(cell => (string?)cell!["id"]).Distinct().Count());
        Assert.Equal("a\n", (string?)cells[1]!["outputs"]![0]!["text"]![0]);
        Assert.Equal(("execute_result", 2, "42"), ((string?)cells[1]!["outputs"]![1]!["output_type"], (int?)cells[1]!["outputs"]![1]!["execution_count"], (string?)cells[1]!["outputs"]![1]!["data"]!["text/plain"]![0]));
        Assert.Equal("System.Exception: no", (string?)cells[3]!["outputs"]![0]!["evalue"]);
    }

    [Fact]
    public async Task AChartIsAnImageWithColoursOfItsOwn()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", "#!csharp\n\nclass Chart { public string ToHtml() => \"<svg xmlns=\\\"http://www.w3.org/2000/svg\\\" style=\\\"fill:currentColor\\\"></svg>\"; }\nnew Chart().Display();\nnew { shown = 1 }\n");
        Assert.Equal(0, (await course.RunAsync("export", file, "--to", "ipynb", "--output", course["a.ipynb"])).ExitCode);
        JsonNode outputs = JsonNode.Parse(course.Read("a.ipynb"))!["cells"]![0]!["outputs"]!;
        Assert.Equal("display_data", (string?)outputs[0]!["output_type"]);
        Assert.StartsWith("<img alt=\"\" src=\"data:image/svg+xml;base64,", (string?)outputs[0]!["data"]!["text/html"]![0]);
        Assert.Equal("<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"color:#1d2330;background:#ffffff;fill:currentColor\"></svg>", (string?)outputs[0]!["data"]!["image/svg+xml"]![0]);
        Assert.Equal("execute_result", (string?)outputs[1]!["output_type"]);
    }

    [Fact]
    public async Task TheNotebookItselfIsNotOverwritten()
    {
        using var course = new FakeCourse();
        const string Text = """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}""";
        string file = course.Write("a.ipynb", Text);
        Assert.Equal(2, (await course.RunAsync("export", file, "--to", "ipynb", "--output", file)).ExitCode);
        Assert.Equal(Text, course.Read("a.ipynb"));
    }

    // Our own reading of nbformat 4.5: the members that a cell and an output must have, and no others.
    private static void RequireCell(JsonObject cell)
    {
        bool code = (string?)cell["cell_type"] == "code";
        string[] expected = code ? ["cell_type", "execution_count", "id", "metadata", "outputs", "source"] : ["cell_type", "id", "metadata", "source"];
        Assert.Equal(expected, cell.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Matches(new Regex("^[a-zA-Z0-9_-]{1,64}$"), (string)cell["id"]!);
        if (code)
        {
            Assert.All(cell["outputs"]!.AsArray(), output => Assert.Equal(MembersOf((string)output!["output_type"]!), output.AsObject().Select(member => member.Key)));
        }
    }

    private static string[] MembersOf(string outputType) => outputType switch
    {
        "stream" => ["output_type", "name", "text"],
        "display_data" => ["output_type", "data", "metadata"],
        "execute_result" => ["output_type", "execution_count", "data", "metadata"],
        "error" => ["output_type", "ename", "evalue", "traceback"],
        _ => [],
    };
}
