using Workbook.Notebooks.Formatting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Formatting;

/// <summary>Values as bundles of MIME types.</summary>
public sealed class ValueFormatterTests
{
    [Fact]
    public void PlainTextIsAlwaysThere() =>
        Assert.Equal([(MimeTypes.PlainText, "1")], Pairs(1));

    [Fact]
    public void ToHtmlIsUsedAndToStringIsThePlainText() =>
        Assert.Equal([(MimeTypes.Html, "<b>h</b>"), (MimeTypes.PlainText, "plain")], Pairs(new Picture()));

    [Fact]
    public void AToHtmlThatNeedsAnArgumentIsNone() =>
        Assert.Equal([MimeTypes.PlainText], ValueFormatter.Format(new Parameterized()).Keys);

    [Fact]
    public void FormattersByConventionOfferAllTheirTypesAlsoToSubclasses() =>
        Assert.Equal(
            [("application/x", "x of Derived"), (MimeTypes.Html, "<p>Derived</p>"), (MimeTypes.PlainText, "Derived")],
            Pairs(new Derived()));

    [Fact]
    public void FormattersByConventionAreFoundOnInterfaces() =>
        Assert.Contains("application/x", ValueFormatter.Format(new Implementing()).Keys);

    [Fact]
    public void ABrokenSourceSaysWhatItLacks() =>
        Assert.Contains("has no method CreateTypeFormatters()", Assert.Throws<InvalidOperationException>(() => ValueFormatter.Format(new Broken())).Message, StringComparison.Ordinal);

    [Fact]
    public void WhatAFormatterThrowsComesOutAsItIs() =>
        Assert.Throws<NotSupportedException>(() => ValueFormatter.Format(new Throwing()));

    private static IEnumerable<(string, string)> Pairs(object value) => ValueFormatter.Format(value).Select(p => (p.Key, p.Value));

    public sealed class Picture
    {
        public string ToHtml() => "<b>h</b>";

        public override string ToString() => "plain";
    }

    public sealed class Parameterized
    {
        public string ToHtml(int width) => "<b>" + width + "</b>";
    }

    public sealed class Throwing
    {
        public string ToHtml() => throw new NotSupportedException();
    }

    [AttributeUsage(AttributeTargets.All)]
    private sealed class TypeFormatterSourceAttribute(Type source) : Attribute
    {
        public Type FormatterSourceType { get; } = source;
    }

    [TypeFormatterSource(typeof(Source))]
    public class Base
    {
        public override string ToString() => GetType().Name;
    }

    public sealed class Derived : Base;

    [TypeFormatterSource(typeof(Source))]
    public interface IPicture;

    public sealed class Implementing : IPicture;

    [TypeFormatterSource(typeof(ValueFormatterTests))]
    public sealed class Broken;

    public sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new Formatter("application/x", value => "x of " + value),
            new Formatter(MimeTypes.Html, value => "<p>" + value + "</p>"),
        ];
    }

    public sealed class Formatter(string mimeType, Func<object, string> text)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            writer.Write(text(value));
            return true;
        }
    }
}
