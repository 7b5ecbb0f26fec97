/** What sites of many kinds write under their names: made up for training, in the shapes that such lines have. */
export const slogans: readonly string[] = [
  'Connecting communities.', 'News You Can Trust', 'Your Source for Local News', 'Independent Journalism Since 1998', 'The Voice of the Region',
  'All the News, Every Day.', 'Truth. Courage. Independence.', 'Where Ideas Meet', 'Bringing You the World', 'Stories That Matter.',
  'Linking East and West.', 'Inform, Educate, Inspire', 'News, Views and Analysis', 'Serving the Valley for 50 Years.',
  'Insight Beyond the Headlines', 'People First.', 'The Window to Africa', 'Uniting Cultures of Europe.', 'Reporting the Truth',
  'Global News. Local Views.', 'Fast. Fair. Accurate.', 'Understanding Our World.', 'Building Bridges Across Borders', 'Nothing but the Facts.',
  'Voices from the Americas.', 'The Heart of the City', 'Exploring Cities of the South.', 'Journalism for the People', 'Promoting Peace in the Pacific.',
];
