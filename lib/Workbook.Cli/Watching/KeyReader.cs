using System.Threading.Channels;

namespace Workbook.Cli.Watching;

/// <summary>Reads keys. On a thread that does nothing else, because the terminal shows what is typed while nobody reads.</summary>
internal static class KeyReader
{
    public static ChannelReader<ConsoleKeyInfo> Start()
    {
        var keys = Channel.CreateUnbounded<ConsoleKeyInfo>(new() { SingleReader = true, SingleWriter = true });
        new Thread(() => Read(keys.Writer)) { IsBackground = true, Name = "keys" }.Start();
        return keys.Reader;
    }

    private static void Read(ChannelWriter<ConsoleKeyInfo> keys)
    {
        try
        {
            while (keys.TryWrite(Console.ReadKey(intercept: true)))
            {
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // The terminal is gone, and the process will be.
        }
    }
}
