using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Kernel;

/// <summary>What cells show and print.</summary>
public sealed class DisplayTests : IDisposable
{
    private readonly KernelFixture _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("var d = display(1); Console.Write(\"between\"); d.Update(2);")]
    [InlineData("var d = 1.Display(); Console.Write(\"between\"); d.Update(2);")]
    public async Task AnUpdateCarriesTheIdOfItsDisplay(string code)
    {
        OutputProduced[] outputs = [.. (await _kernel.RunAsync(code)).Outputs];
        Assert.Equal(["1", "between", "2"], outputs.Select(o => o.Data[MimeTypes.PlainText]));
        Assert.Equal([false, false, true], outputs.Select(o => o.Update));
        Assert.Equal(outputs[0].DisplayId, outputs[2].DisplayId);
    }

    [Fact]
    public async Task LibrariesShowAndUpdateThroughTheHook()
    {
        NotebookMembers.InstallDisplayHook();
        CellRecord record = await _kernel.RunAsync("var show = (Func<object, Action<object>>)AppContext.GetData(\"workbook.display\"); var update = show(\"epoch 1\"); update(\"epoch 2\");");
        Assert.Equal("epoch 1|epoch 2", record.Text);
        Assert.Single(record.Outputs.Select(o => o.DisplayId).Distinct());
    }

    [Fact]
    public async Task HtmlIsShownAsHtml() =>
        Assert.Equal("<b>1</b>", Assert.Single((await _kernel.RunAsync("HTML(\"<b>1</b>\")")).Outputs).Data[MimeTypes.Html]);

    [Fact]
    public async Task ManySmallWritesBecomeFewEvents()
    {
        CellRecord record = await _kernel.RunAsync("for (int i = 0; i < 5000; i++) { Console.Write('x'); }");
        Assert.Equal(5000, record.Text.Replace("|", "", StringComparison.Ordinal).Length);
        Assert.InRange(record.Outputs.Count(), 1, 100);
    }

    [Fact]
    public async Task OutputOfACellsThreadsIsItsOwnAndIsLostAfterItsEnd()
    {
        CellRecord first = await _kernel.RunAsync("var gate = new System.Threading.ManualResetEventSlim(); var late = Task.Run(() => { Console.Write(\"in time\"); gate.Wait(); Console.Write(\"late\"); }); await Task.Delay(100);");
        CellRecord second = await _kernel.RunAsync("gate.Set(); await late;");
        Assert.Equal(("in time", ""), (first.Text, second.Text));
    }

    [Fact]
    public async Task AStreamThatChangesKeepsTheOrder()
    {
        CellRecord record = await _kernel.RunAsync("Console.Write(1); Console.Error.Write(2); Console.Write(3); \"x\".Display(); Console.Write(4);");
        Assert.Equal([("stdout", "1"), ("stderr", "2"), ("stdout", "3"), (null, "x"), ("stdout", "4")], record.Outputs.Select(o => (o.Stream, o.Data[MimeTypes.PlainText])));
    }
}
