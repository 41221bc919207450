using System.CommandLine;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Commands;

/// <summary>The options <c>--timeout</c>, <c>--jobs</c>, <c>--seed</c> and <c>--kernel</c>.</summary>
internal sealed class RunOptions
{
    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "Seconds that a cell may take.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => new HostLimits().CellSeconds,
    };

    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "Notebooks at once.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<long?> _seed = new("--seed") { Description = "Seed of the checks' random inputs; drawn if it is not given.", HelpName = "N" };

    private readonly Option<string> _kernel = new("--kernel")
    {
        Description = "What runs the cells: scripting, our own kernel, or interactive, that of .NET Interactive (nuget stack only).",
        HelpName = "NAME",
        DefaultValueFactory = _ => "scripting",
    };

    public RunOptions()
    {
        _kernel.AcceptOnlyFromAmong("scripting", "interactive");
        _timeout.Validators.Add(result => RequirePositive(result, result.GetValueOrDefault<double>() > 0));
        _jobs.Validators.Add(result => RequirePositive(result, result.GetValueOrDefault<int>() > 0));
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_timeout);
        command.Options.Add(_seed);
        command.Options.Add(_kernel);
    }

    /// <summary>For a command that takes several notebooks.</summary>
    public void AddJobsTo(Command command) => command.Options.Add(_jobs);

    public HostLimits Limits(ParseResult parsed) => new() { CellSeconds = parsed.GetValue(_timeout) };

    /// <summary>For a command that takes several notebooks: those that run at once share the processors.</summary>
    public HostLimits Limits(ParseResult parsed, int notebooks) =>
        Limits(parsed) with { Threads = Math.Max(1, Environment.ProcessorCount / Math.Clamp(notebooks, 1, Jobs(parsed))) };

    public int Jobs(ParseResult parsed) => parsed.GetValue(_jobs);

    public long? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The host program of the kernel that is asked for; null for our own.</summary>
    /// <exception cref="CannotRunException">The other kernel was not built.</exception>
    public string? Program(ParseResult parsed) => parsed.GetValue(_kernel) == "interactive" ? InteractiveHost.Find() : null;

    private static void RequirePositive(System.CommandLine.Parsing.OptionResult result, bool isPositive)
    {
        if (!isPositive)
        {
            result.AddError($"{result.Option.Name} must be greater than 0; leave it out for the default");
        }
    }
}
