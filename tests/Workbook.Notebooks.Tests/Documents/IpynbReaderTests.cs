using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Tests.Documents;

/// <summary>Jupyter notebooks, nbformat 4.</summary>
public class IpynbReaderTests
{
    private static Notebook Read(string json)
    {
        using var folder = new ScratchFolder();
        return Notebook.Load(folder.Write("a.ipynb", json));
    }

    [Fact]
    public void SourceIsATextOrAListAndTheLanguageIsThatOfTheCellOrOfTheNotebook()
    {
        Notebook notebook = Read("""
            {"nbformat":4,"nbformat_minor":5,
             "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},
             "cells":[
              {"cell_type":"markdown","metadata":{},"source":["# Title\n","\n","prose"]},
              {"cell_type":"code","metadata":{},"outputs":[],"execution_count":null,"source":"var a = 1;\r\na"},
              {"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"html"}},"outputs":[],"source":[]},
              {"cell_type":"code","metadata":{"dotnet_interactive":{"language":"js"}},"outputs":[],"source":"x"},
              {"cell_type":"code","metadata":{"vscode":{"languageId":"polyglot-notebook"}},"outputs":[],"source":"y"}]}
            """);
        Assert.Equal(
            [new("markdown", "# Title\n\nprose", 0), new("csharp", "var a = 1;\na", 0), new("html", "", 0), new("javascript", "x", 0), new Cell("csharp", "y", 0)],
            notebook.Cells);
    }

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp","items":[]}}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive":{"defaultKernelName":"pwsh"}}""", "pwsh")]
    [InlineData("""{"language_info":{"name":"python"}}""", "python")]
    [InlineData("{}", "csharp")]
    public void TheNotebooksLanguageIsReadFromWhicheverMetadataHasIt(string metadata, string kernel) =>
        Assert.Equal(kernel, Read($$"""{"nbformat":4,"metadata":{{metadata}},"cells":[{"cell_type":"code","source":"1"}]}""").Cells[0].Kernel);

    [Theory]
    [InlineData("{", "(1): the notebook is not valid JSON; ")]
    [InlineData("[]", ": the notebook is not in nbformat 4: ")]
    [InlineData("null", ": the notebook is not in nbformat 4: ")]
    [InlineData("""{"nbformat":3}""", ": nbformat is 3, not 4; ")]
    [InlineData("""{"cells":[]}""", ": nbformat is missing, not 4; ")]
    [InlineData("""{"nbformat":"4"}""", ": the notebook is not in nbformat 4: ")]
    [InlineData("""{"nbformat":4}""", ": the notebook is not in nbformat 4: ")]
    [InlineData("""{"nbformat":4,"cells":[1]}""", ": the notebook is not in nbformat 4: ")]
    [InlineData("""{"nbformat":4,"cells":[{}]}""", ": the notebook is not in nbformat 4: a cell has no 'cell_type'; ")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":{}}]}""", ": the notebook is not in nbformat 4: ")]
    public void WhatIsNotNbformat4IsAnErrorThatNamesTheFile(string json, string problem)
    {
        var e = Assert.Throws<NotebookFormatException>(() => Read(json));
        Assert.Contains("a.ipynb" + problem, e.Message);
    }
}
