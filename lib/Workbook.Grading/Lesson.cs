using Workbook.Grading.Feedback;

namespace Workbook.Grading;

/// <summary>What the second cell of every notebook calls.</summary>
public static class Lesson
{
    /// <summary>Shows the lesson's exercises, what has been passed so far, and the engine; fails visibly if the library is missing.</summary>
    /// <param name="name">The notebook's file name without the ending, for example <c>02-rnn-forward</c>.</param>
    /// <exception cref="ArgumentException">There is no lesson of that name.</exception>
    public static LessonCard Open(string name) => new(Course.FindLesson(name)) { Trouble = Bridge.Connect() };
}
