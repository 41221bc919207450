#!import ../../lib/bin/build-the-solution-first.csx
string.Join("\n", Workbook.Music.JazzCorpus.Render())
