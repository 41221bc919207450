using System.Text.Json;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Protocol;

/// <summary>The lines between host and parent.</summary>
public sealed class ProtocolJsonTests
{
    private static readonly CellError s_error = new("compile", "/n/a.dib", 2, 3, "x = 1;", "CS0103: no x", "CS0103")
    {
        Frames = [new CellFrame("/n/a.dib", 2, 3, "x = 1;")],
    };

    public static TheoryData<HostEvent> Events() =>
    [
        new Hello(1, "kernel", "runtime"),
        new CellStarted("/n/a.dib", 1, "csharp"),
        new CellEnded("/n/a.dib", 1, true, 1.5),
        new OutputProduced(new Dictionary<string, string> { ["text/plain"] = "a\n\"b\" \u2028 é <b>" }) { DisplayId = "d", Update = true },
        new OutputProduced(new Dictionary<string, string> { ["text/plain"] = "x" }) { Stream = "stdout" },
        new ErrorProduced(s_error),
        new OutputLimitReached(10),
        new CrashReported(s_error),
        new GradingStarted(),
        new CourseDescribed([new CourseExercise("a", "A", 1.5, ["b"], 3)]),
        new ExerciseStarted("a", 3),
        new ExerciseEnded("a", 1),
        new ExerciseEnded("a", 1, new CheckResult("a", "failed", 2, 0.5) { Seed = 7, Checks = [new CheckLine("n", false, "m")], Misconception = new Misconception("i", "t"), Text = "f" }),
        new GradingStopped(s_error),
        new Ended(),
    ];

    [Theory]
    [MemberData(nameof(Events))]
    public void AnEventIsOneLineAndReadBackAsItWas(HostEvent item)
    {
        string line = ProtocolJson.Write(item);
        Assert.DoesNotContain('\n', line);
        HostEvent read = ProtocolJson.ReadEvent(line);
        Assert.Equal(item.GetType(), read.GetType());
        Assert.Equal(line, ProtocolJson.Write(read));
    }

    [Fact]
    public void ARequestIsReadBackWithItsLimits()
    {
        HostRequest request = new GradeRequest("o.dib", "l.dib") { Exercises = ["a"], Seed = 3, Limits = new HostLimits { CellSeconds = 5 } };
        var read = Assert.IsType<GradeRequest>(ProtocolJson.ReadRequest(ProtocolJson.Write(request)));
        Assert.Equal(("o.dib", "l.dib", 3L, 5.0, 1L << 20), (read.Official, read.Learner, read.Seed, read.Limits.CellSeconds, read.Limits.OutputPerCell));
    }

    [Fact]
    public void UnknownEventsAndMembersOfALaterVersionAreIgnored()
    {
        Assert.Equal(typeof(HostEvent), ProtocolJson.ReadEvent("{\"event\":\"fireworks\",\"colour\":1}").GetType());
        Assert.Equal(new CellStarted("f", 1, "csharp"), ProtocolJson.ReadEvent("{\"file\":\"f\",\"cell\":1,\"new\":[],\"kernel\":\"csharp\",\"event\":\"cellStarted\"}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"event\":\"cellStarted\"}")]
    [InlineData("{\"event\":\"ended\"")]
    public void ALineThatIsNoEventIsAJsonException(string line) =>
        Assert.ThrowsAny<JsonException>(() => ProtocolJson.ReadEvent(line));

    [Fact]
    public void ACheckMayLeaveOutWhatItDoesNotHaveAndKeepWhatNobodyKnows()
    {
        CheckResult check = ProtocolJson.ReadCheck("{\"exercise\":\"a\",\"points\":2,\"earned\":1,\"state\":\"failed\",\"colour\":\"red\",\"misconception\":null}");
        Assert.Equal(("", null, 0), (check.Text, check.Misconception, check.Checks.Count));
        Assert.Equal("red", check.Others!["colour"].GetString());
    }

    [Fact]
    public void AnUnpairedSurrogateDoesNotBreakTheLine()
    {
        string line = ProtocolJson.Write(new OutputProduced(new Dictionary<string, string> { ["text/plain"] = "a\uD83Db" }));
        var read = Assert.IsType<OutputProduced>(ProtocolJson.ReadEvent(line));
        Assert.Equal("a\uFFFDb", read.Data["text/plain"]);
    }
}
