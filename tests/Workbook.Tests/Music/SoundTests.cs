using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Workbook.Music;
using Workbook.Music.Midi;
using Workbook.Music.Sound;

namespace Workbook.Tests.Music;

/// <summary>The sound is measured: loudness, length, and the pitches found in its spectrum. The pictures are well-formed.</summary>
public sealed class SoundTests
{
    private static readonly Solo Slow = new("Slow <scale> & more", ChordTrack.Parse("C6 | F6"), [new Note(0, 4, 60), new Note(4, 4, 64), new Note(8, 4, 57), new Note(12, 4, 77)]) { Tempo = 120, Swing = 1 };

    private static readonly Solo Blues = JazzCorpus.Score("blues-in-f").Choruses[1];

    /// <summary>Each note's fundamental is the strongest of all semitones from two octaves below to one above while it sounds.</summary>
    [Fact]
    public void Spectrum_peaks_at_the_pitches_of_the_notes()
    {
        var sound = Synthesizer.Play(Slow, accompanied: false);
        foreach (var note in Slow.Notes)
        {
            var strengths = Enumerable.Range(note.Pitch - 24, 37).ToDictionary(pitch => pitch, pitch => sound.Strength(Synthesizer.Frequency(pitch), note.Start * 0.25 + 0.1, 0.8));
            Assert.Equal(note.Pitch, strengths.MaxBy(pair => pair.Value).Key);
            Assert.True(strengths[note.Pitch] > 5 * strengths[note.Pitch + 1], "a semitone beside is as strong");
        }
    }

    /// <summary>So it is with the short notes of a swung chorus: while each sounds alone, it is the strongest within an octave up and down.</summary>
    [Fact]
    public void Spectrum_follows_a_swung_chorus()
    {
        var sound = Synthesizer.Play(Blues, accompanied: false, seconds: 30);
        double perTick = 60 / Blues.Tempo / Performance.TicksPerQuarter;
        var alone = Performance.Of(Blues, accompanied: false).GroupBy(note => note.Tick).Where(together => together.Count() == 1).Select(together => together.Single()).ToList();
        var wrong = alone.Where(note => note.Pitch != Enumerable.Range(note.Pitch - 12, 25).MaxBy(pitch => sound.Strength(Synthesizer.Frequency(pitch), note.Tick * perTick + 0.005, note.Ticks * perTick)));
        Assert.True(alone.Count > 60);
        Assert.Empty(wrong);
    }

    /// <summary>A whole chorus with its band: as long as asked, loud but not clipped, never silent for long, and the same every time.</summary>
    [Fact]
    public void Chorus_is_loud_unclipped_and_as_long_as_asked()
    {
        var sound = Synthesizer.Play(Blues, seconds: 12);
        Assert.Equal(12, sound.Seconds, 3);
        Assert.InRange(sound.Peak, 0.85, 0.9);
        for (int second = 0; second < 11; second++)
            Assert.True(RootMeanSquare(sound, second) > 0.01, $"second {second} is silent");
        Assert.True(sound.Samples.SequenceEqual(Synthesizer.Play(Blues, seconds: 12).Samples));
        Assert.InRange(Math.Abs(sound.Samples[^1]), 0, 10);
    }

    /// <summary>A short solo ends with its last note, not with the limit; one without notes is silence.</summary>
    [Fact]
    public void Length_follows_the_solo()
    {
        Assert.Equal(Slow.Seconds + 0.6, Synthesizer.Play(Slow).Seconds, 2);
        Assert.Equal(0, Synthesizer.Play(new Solo("rest", Slow.Chords, []), accompanied: false).Peak);
    }

    /// <summary>The WAV header says what the samples are.</summary>
    [Fact]
    public void Wav_is_well_formed()
    {
        byte[] wav = new Recording("x", [1, -2, 300], 22_050).ToWav();
        Assert.Equal(50, wav.Length);
        Assert.Equal("RIFF", Encoding.ASCII.GetString(wav, 0, 4));
        Assert.Equal("WAVEfmt ", Encoding.ASCII.GetString(wav, 8, 8));
        Assert.Equal((42, 16, 22_050, 44_100, 6), (Int32(wav, 4), Int32(wav, 16), Int32(wav, 24), Int32(wav, 28), Int32(wav, 40)));
        Assert.Equal([1, 1, 2, 16], new[] { 20, 22, 32, 34 }.Select(at => (int)BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(at))));
        Assert.Equal([1, -2, 300], new[] { 44, 46, 48 }.Select(at => (int)BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(at))));
    }

    /// <summary>The player holds the whole file and needs no network.</summary>
    [Fact]
    public void Player_holds_the_sound()
    {
        var audio = XDocument.Parse(Synthesizer.Play(Slow).ToHtml()).Descendants("audio").Single();
        Assert.StartsWith("data:audio/wav;base64,UklGR", audio.Attribute("src")!.Value, StringComparison.Ordinal);
        Assert.Equal(Slow.Title, audio.Attribute("aria-label")!.Value);
    }

    /// <summary>A rectangle per note, every chord above, the title escaped; the text says the same.</summary>
    [Fact]
    public void Piano_roll_shows_notes_and_chords()
    {
        var roll = new PianoRoll(Slow);
        var svg = XDocument.Parse(roll.ToHtml()).Root!;
        Assert.Equal(4, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Equal(["C6", "F6"], svg.Descendants().Where(element => (string?)element.Attribute("class") == "chord").Select(element => element.Value));
        Assert.Contains("Slow <scale> & more", svg.Value, StringComparison.Ordinal);
        Assert.Contains("C4:4 E4:4", roll.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(new PianoRoll(new Solo("rest", Slow.Chords, [])).ToHtml());
    }

    /// <summary>A note that is held beyond its row of four bars is drawn in both rows.</summary>
    [Fact]
    public void Piano_roll_draws_held_notes_on()
    {
        var held = new Solo("held", ChordTrack.Parse("C | C | C | C | C"), [new Note(30, 4, 60)]);
        Assert.Equal(2, XDocument.Parse(new PianoRoll(held).ToHtml()).Root!.Descendants().Count(element => element.Name.LocalName == "rect"));
    }

    /// <summary>Files go below the temporary folder, and only by name.</summary>
    [Fact]
    public void Scratch_folder_takes_names_only()
    {
        Assert.StartsWith(Path.GetTempPath(), ScratchFolder.PathOf("solo.mid"), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ScratchFolder.PathOf("../solo.mid"));
    }

    /// <summary>The bass plays the root on the first beat of every chord, and all accompaniment is inside the piece.</summary>
    [Fact]
    public void Accompaniment_states_the_chords()
    {
        var grid = new SwingGrid(Performance.TicksPerQuarter, 1.8);
        var played = Accompaniment.Over(Blues.Chords, grid).ToList();
        foreach (var span in Blues.Chords.Spans)
            Assert.Equal(span.Chord.PitchClass, played.Single(note => note.Voice == Voice.Bass && note.Tick == grid.Tick(span.Start)).Pitch % 12);
        Assert.All(played, note => Assert.InRange(note.Tick + note.Ticks, 1, grid.Tick(Blues.Chords.Length)));
        Assert.Equal([Voice.Chords, Voice.Bass, Voice.Ride], played.Select(note => note.Voice).Distinct().Order());
    }

    /// <summary>A saved chorus is read back as it was, and an existing file is replaced whole.</summary>
    [Fact]
    public void Saved_solo_is_read_back()
    {
        string folder = Directory.CreateTempSubdirectory("jazz-").FullName;
        try
        {
            string path = Path.Combine(folder, "solo.mid");
            File.WriteAllText(path, "something else, and longer than nothing");
            SoloFile.From(Blues).Save(path);
            Assert.Equal(Blues.Notes, SoloFile.Read(path).Whole.Notes);
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Int32(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static double RootMeanSquare(Recording sound, int second)
    {
        double sum = 0;
        foreach (short sample in sound.Samples.Slice(second * sound.Rate, sound.Rate)) sum += sample * (double)sample;
        return Math.Sqrt(sum / sound.Rate) / 32768;
    }
}
