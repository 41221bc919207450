using System.CommandLine;
using System.Globalization;
using Workbook.Cli.Corpora;
using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;
using Workbook.Cli.Reports;

namespace Workbook.Cli.Commands;

/// <summary><c>data list</c> and <c>data get NAME...</c>: the corpora, those that come with the course and those that publishers offer.</summary>
internal static class DataCommand
{
    public static Command Create(Screen screen, Func<CourseFolder> find, Shelf shelf) =>
        new("data", "List the corpora; fetch those that are too large for the course, or not its own to give away.")
        {
            List(screen, find, shelf),
            Get(screen, find, shelf),
        };

    private static Command List(Screen screen, Func<CourseFolder> find, Shelf shelf)
    {
        var destination = new FileOptions([ReportFormats.Text, ReportFormats.Json]);
        var command = new Command("list", "Say of each corpus what it is, how large, by which licence, where from, which lessons use it, and whether it is here.");
        destination.AddTo(command);
        command.SetAction(parsed =>
        {
            CorpusList list = CorpusList.Of(find(), shelf);
            destination.Write(parsed, screen.Output, destination.Format(parsed) == ReportFormats.Json ? list.WriteJson : list.WriteText);
            return 0;
        });
        return command;
    }

    private static Command Get(Screen screen, Func<CourseFolder> find, Shelf shelf)
    {
        string names = string.Join(", ", shelf.Corpora.Select(corpus => corpus.Name));
        var wanted = new Argument<string[]>("NAME") { Description = $"What to fetch: {names}.", Arity = ArgumentArity.OneOrMore };
        var again = new Option<bool>("--again") { Description = "Fetch it even if it is here." };
        var keep = new Option<bool>("--keep-archive") { Description = "Keep the fetched file after it was unpacked." };
        var from = new Option<string?>("--from") { Description = "A file that you have already, or the address of a copy.", HelpName = "FILE or URL" };
        var command = new Command("get", "Fetch corpora from their publishers into data/downloads/; what was interrupted continues.") { wanted, again, keep, from };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is not null && result.GetValue(wanted) is { Length: > 1 })
            {
                result.AddError("--from is one file; name one corpus with it");
            }

            foreach (string unknown in (result.GetValue(wanted) ?? []).Where(name => shelf.Corpora.All(corpus => corpus.Name != name)))
            {
                result.AddError($"there is no corpus '{unknown}' to fetch; there are: {names}");
            }
        });
        command.SetAction((parsed, cancellation) => GetAsync(
            screen, find(), [.. parsed.GetRequiredValue(wanted).Distinct().Select(name => shelf.Corpora.Single(corpus => corpus.Name == name))],
            corpus => new Acquisition(find(), corpus, shelf.Settings, screen).RunAsync(parsed.GetValue(from), parsed.GetValue(again), parsed.GetValue(keep), cancellation)));
        return command;
    }

    // One that cannot be had does not keep the others away.
    private static async Task<int> GetAsync(Screen screen, CourseFolder course, IReadOnlyList<PublishedCorpus> corpora, Func<PublishedCorpus, Task> bring)
    {
        if (!Directory.Exists(course.Data))
        {
            throw new CannotRunException($"{course.Data} is not there", "restore it: git restore data");
        }

        int failed = 0;
        foreach (PublishedCorpus corpus in corpora)
        {
            try
            {
                await bring(corpus).ConfigureAwait(false);
            }
            catch (DownloadException e)
            {
                failed++;
                await screen.Output.FlushAsync().ConfigureAwait(false);
                await screen.Error.WriteLineAsync($"{corpus.Name}: {e.Message}").ConfigureAwait(false);
            }
        }

        if (corpora.Count > 1)
        {
            await screen.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{corpora.Count - failed} here, {failed} failed")).ConfigureAwait(false);
        }

        return failed == 0 ? 0 : 1;
    }
}
