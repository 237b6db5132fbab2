import type { DemoThread } from '../types.ts'

const group = 'the-open-ledger'

export const theOpenLedger: DemoThread[] = [
  {
    key: 'how-we-count',
    group,
    author: 'halvard',
    kind: 'discussion',
    title: 'How we count, so that our figures can be laid side by side',
    body: 'For every figure: **currency, country, gross, hours really worked** (with the unpaid ones), and whether it was the first number or the last.\n\nOnce a quarter each of us fills five lines: best hour, worst hour, median, what we turned down, what we wish we had.\n\nWe are eight trades in seven countries, so nobody competes with anybody here, and we keep it so. We compare to learn what is possible. We never agree on prices; if somebody begins to, I ring a bell. I own a bell.',
    tags: ['Pricing'],
    hoursAgo: 1410,
    pinned: true,
    replies: [
      {
        author: 'olabisi',
        after: 120,
        body: 'As the resident worrier: the bell is not decoration. Learning from each other is fine, agreeing is not, and the difference is worth the noise.',
        thanks: ['halvard', 'connor'],
      },
      {
        author: 'desmond',
        after: 900,
        body: 'May I add a sixth line, “hours I did not write down”? Mine was 61 last quarter. I only know because I was ashamed enough to count.',
        thanks: ['halvard', 'helene', 'alejandra', 'asdis'],
      },
    ],
  },
  {
    key: 'q-median-surprise',
    group,
    author: 'asdis',
    kind: 'discussion',
    title: 'My quarter: the median hour went down and I earned more',
    body: 'Iceland, ISK, gross.\n\n| | hour | note |\n|---|---|---|\n| best | 24 000 | avalanche radar, one page, three engineers in a room |\n| worst | 5 200 | “small update”, 41 PDFs |\n| median | 12 500 | was 13 400 |\n| turned down | | a catalogue, thank heaven |\n\nIt went down because I stopped writing off the small hours. Now they are in. So the old 13 400 was a story. I prefer the true, smaller number; it is the one I can raise.',
    tags: ['Pricing', 'Time tracking'],
    hoursAgo: 500,
    replies: [
      {
        author: 'connor',
        after: 60,
        body: 'Same thing happened to me when I began counting proposals. 118 an hour became 94. Then I stopped writing proposals for people who only wanted to look, and it is 109 and honest.',
        thanks: ['asdis', 'halvard'],
      },
      {
        author: 'halvard',
        after: 200,
        body: 'No bell. This is the best quarter of anyone’s: you can see the floor.',
        thanks: ['asdis', 'olabisi'],
      },
      {
        author: 'helene',
        after: 700,
        body: 'The 41 PDFs: what would you charge today?',
        replies: [
          {
            author: 'asdis',
            after: 40,
            body: 'A price for opening the first one, and then a price.',
            thanks: ['helene', 'alejandra', 'desmond'],
          },
        ],
      },
      {
        author: 'adaeze',
        after: 1500,
        body: '“It is the one I can raise.” I have copied this into the first cell of my sheet.',
        thanks: ['asdis', 'halvard'],
      },
    ],
  },
  {
    key: 'assignment-times-four',
    group,
    author: 'adaeze',
    kind: 'discussion',
    title: 'I quoted in euros for the first time. Nobody blinked, and I am a bit angry',
    body: 'Nigeria, for a client in the Netherlands. My old day: 190 000 naira. I asked Connor what a mid-level person there would say, wrote **520 euros**, and held on to the table. “That is within budget.” *Within.*\n\nThree years at about a fifth of that. I do not want to be told that it was learning.',
    tags: ['Pricing', 'Negotiation'],
    hoursAgo: 240,
    replies: [
      {
        author: 'olabisi',
        after: 20,
        body: 'It was not learning. It was theirs and it should have been yours. Be angry until Friday; then we write the letter to the other two clients.',
        thanks: ['adaeze', 'helene', 'alejandra'],
      },
      {
        author: 'alejandra',
        after: 90,
        body: 'I was angry about kitchens for a year. The anger has very good handwriting. My quotes were never so clear.',
        thanks: ['adaeze', 'connor', 'halvard'],
      },
      {
        author: 'adaeze',
        after: 6800,
        body: 'Letters gone to both. One accepted at 480. One said no, kindly, and I felt two kilos lighter. Connor, I owe you a dinner, in euros.',
        thanks: ['connor', 'olabisi', 'desmond', 'asdis', 'helene', 'halvard'],
      },
      {
        author: 'desmond',
        after: 7600,
        body: 'The sentence “within budget” has made me angry in four buildings. I now write the number, add a fifth, and look at it for one night before sending.',
        thanks: ['adaeze', 'olabisi'],
      },
    ],
  },
  {
    key: 'turned-down',
    group,
    author: 'helene',
    kind: 'discussion',
    title: 'The column I look at first: what we turned down',
    body: 'In my sheet “refused” is now longer than “done” and the year is my best since 2016. France, per programme minute, gross: accepted between 11 and 14.50, refused everything under 8.\n\nBut I wish to say what it cost: one client of nine years, who had come to my wedding. He found someone at 4. I hope they are well. I do not think they are.',
    tags: ['Saying no', 'Subtitling', 'Pricing'],
    hoursAgo: 700,
    replies: [
      {
        author: 'desmond',
        after: 100,
        body: 'Thank you for the last paragraph. People post the number and never the wedding.',
        thanks: ['helene', 'asdis'],
      },
      {
        author: 'connor',
        after: 300,
        body: 'Did he ask you to match it?',
        replies: [
          {
            author: 'helene',
            after: 50,
            body: 'He asked me to understand it. I did. I also understood my rent.',
            thanks: ['connor', 'alejandra', 'olabisi', 'adaeze', 'halvard'],
          },
        ],
      },
      {
        author: 'halvard',
        after: 900,
        body: 'No bell. I have added a column: “what it cost to refuse”, in words, not kroner.',
        thanks: ['helene', 'connor', 'asdis'],
      },
    ],
  },
  {
    key: 'sheet-due-tuesday',
    group,
    author: 'halvard',
    kind: 'question',
    title: 'Sheets for the comparison: does anybody need the template again?',
    body: 'Due the evening before. Five lines plus Desmond’s sixth. If your quarter was bad, send it anyway; those are the ones we have learned from.',
    tags: ['Spreadsheets'],
    hoursAgo: 46,
    replies: [
      { author: 'alejandra', after: 200, body: 'Please. Mine has glue on it.', thanks: ['halvard'] },
      {
        author: 'connor',
        after: 260,
        body: 'Sent mine. Kevin the plant had a strong quarter.',
        thanks: ['helene', 'adaeze'],
      },
    ],
  },
]
