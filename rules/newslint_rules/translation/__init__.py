"""What machine translation leaves in an article: damaged quotations, foreign typography, literal phrases, loops."""
