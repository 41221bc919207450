using Workbook.Music;
using Workbook.Music.Midi;

namespace Workbook.Tests.Music;

/// <summary>Whatever bytes come, the reader returns a file or says what is wrong, and takes little memory for it.</summary>
public sealed class MidiFuzzTests
{
    private const int Files = 10_000;

    // A note with running status takes three bytes of a file and 24 of an event; lists grow by doubling.
    private const int MemoryFactor = 40, MemoryBase = 4096;

    /// <summary>10,000 files, mutated from good ones or random: no exception but the one, memory within a small multiple.</summary>
    [Fact]
    public void Ten_thousand_broken_files()
    {
        var random = new Random(20);
        byte[][] seeds = [MidiSamples.Everything(), .. JazzCorpus.Names.Select(name => File.ReadAllBytes(JazzCorpus.PathOf(name))[..600]), SoloFile.From(JazzCorpus.Score("two-five-one-in-c").Choruses[0]).ToBytes()];
        int good = 0;
        for (int i = 0; i < Files; i++)
        {
            byte[] bytes = i % 10 == 0 ? RandomFile(random) : Mutated(seeds[random.Next(seeds.Length)], random);
            good += Reads(bytes) ? 1 : 0;
        }
        Assert.InRange(good, 100, Files - 100);
    }

    /// <summary>Those that are well-formed are pieces or are refused with a reason; no other exception, and no chorus without a bar.</summary>
    [Fact]
    public void Well_formed_files_are_pieces_or_are_refused()
    {
        var random = new Random(21);
        byte[] seed = SoloFile.From(JazzCorpus.Score("two-five-one-in-c")).ToBytes();
        int pieces = 0, refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            try
            {
                var piece = SoloFile.Read(MidiFile.Read(Mutated(seed, random, lengths: false)));
                Assert.All(piece.Choruses, chorus => Assert.True(chorus.Chords.Length > 0));
                pieces++;
            }
            catch (MidiFormatException)
            {
            }
            catch (FormatException)
            {
                refused++;
            }
        }
        Assert.True(pieces > 100 && refused > 10, $"{pieces} pieces, {refused} refused");
    }

    /// <summary>A file that is nothing but notes is read within the bound, too: the bound is not met by refusing.</summary>
    [Fact]
    public void Long_file_stays_small_in_memory()
    {
        byte[] notes = [.. Enumerable.Range(0, 50_000).SelectMany(_ => new byte[] { 1, 60, 64 })];
        Assert.True(Reads(MidiSamples.OneTrack([0, 0x90, 60, 64, .. notes, .. MidiSamples.End])));
    }

    private static bool Reads(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var file = MidiFile.Read(bytes);
            AssertSmall(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            return file.Tracks.Count > 0;
        }
        catch (MidiFormatException error)
        {
            AssertSmall(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.InRange(error.Offset, 0, bytes.Length);
            return false;
        }
    }

    private static void AssertSmall(byte[] bytes, long allocated) =>
        Assert.True(allocated <= MemoryFactor * bytes.Length + MemoryBase, $"{allocated} bytes for a file of {bytes.Length}");

    private static byte[] RandomFile(Random random)
    {
        byte[] bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? bytes : [.. MidiSamples.Header(1, random.Next(4), 96), .. MidiSamples.Chunk("MTrk", bytes)];
    }

    private static byte[] Mutated(byte[] seed, Random random, bool lengths = true)
    {
        var bytes = seed.ToList();
        for (int mutations = random.Next(1, 6); mutations > 0 && bytes.Count > 1; mutations--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(lengths ? 5 : 2))
            {
                case 0: bytes[place] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[place] = (byte)random.Next(256); break;
                case 2: bytes.Insert(place, (byte)random.Next(256)); break;
                case 3: bytes.RemoveAt(place); break;
                default: bytes.RemoveRange(place, random.Next(bytes.Count - place)); break;
            }
        }
        return [.. bytes];
    }
}
